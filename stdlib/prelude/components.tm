/// What runs: programs in people's hands, what answers the network, what works behind it, what watches and what builds.
pack prelude

kind component "Part" : element {
  exclusive process, store
  attribute trust           "how far is {it} trusted?" : trust
  attribute confidentiality "how secret is what {it} works with?" : sensitivity
  attribute integrity       "how bad is it when {it} is wrong?" : need
  attribute availability    "how bad is it when {it} is away?" : need
  attribute code      "where is the source of {it}?" : path { many }
  attribute runs      "what does {it} run on?" : none { phrase on component }
  attribute acts      "under which identity does {it} act?" : none { phrase as actor; phrase for actor }
  attribute may       "what is {it} allowed to do?" : access { many; phrase on element }
  attribute reachable "who can open a connection to {it} at all?" : none { phrase from element; phrase over flow }
  attribute separate  "for whom is there one of {it} each?" : none { phrase per element, dimension }
  attribute speaks    "which protocol does {it} speak?" : kind
  attribute pulled    "does whoever takes from {it} open the connection?" : yes_no
  attribute forwards  "does {it} hand on the proof of who its callers are?" : yes_no

  attribute stores    "what does {it} keep?" : data { many; phrase with control; phrase for duration; phrase in element }
  attribute handles   "what does {it} see without keeping it?" : data { many; unset nothing }
  attribute holds     "which credentials does {it} have, and where do they lie?" : data { many; unset nothing; phrase in place; phrase from element }
  attribute issues    "which credentials does {it} make?" : data { many; unset nothing; phrase for duration; phrase to element }
  attribute checks    "which credentials does {it} verify?" : data { many; unset nothing; phrase with element }
  attribute logs      "what does {it} write to its log?" : data { many }
  attribute accepts   "which formats does {it} parse?" : format, text { many; alias parses }

  attribute machine      "what kind of machine does {it} run on?" : machine
  attribute size         "how large is {it}?" : size
  attribute environment  "which stage does {it} belong to?" : environment
  attribute region       "whose law holds where {it} is?" : jurisdiction
  attribute replicas     "how many of {it} run?" : number { unset nothing }
  attribute redundant    "does another take over when {it} fails?" : yes_no { means redundancy }
  attribute essential    "does the product stop when {it} stops?" : yes_no
  attribute multi_tenant "do several customers share {it}?" : yes_no
  attribute custom_built "did we write {it} ourselves?" : yes_no { alias self_written }
  attribute open_source  "is {it} open source?" : yes_no
  attribute maintained   "does somebody still mend {it}?" : yes_no
  attribute privileged   "can {it} do more than its user may?" : yes_no
  attribute executes     "can {it} run commands or code it is given?" : yes_no { alias runs_code }
  attribute entry_point  "do callers from outside come to {it} first?" : yes_no { alias public_facing, internet_facing; unset nothing }
  attribute physically_reachable "can strangers lay hands on {it}?" : yes_no
  attribute port         "on which ports does {it} listen?" : number { many; alias ports }
  attribute serves       "which endpoints does {it} offer?" : text { many; alias endpoints, exposes }
  attribute url          "under which address is {it} reached?" : text { many }
  attribute version      "which version of it runs?" : text
  attribute technology   "what is {it} made with?" : text { many; alias language, framework }
}

/// Keeps nothing unless it says so; what is there to keep data is a `store`.
kind process "Something that runs" : component {
  alias program, executable, application, software
  attribute stores    "what does {it} keep?" : data { many; unset nothing; phrase with control; phrase for duration; phrase in element }
}

// ---- in people's hands -------------------------------------------------------------------------------------------------

kind client            "Program in somebody's hands"   : process { alias client_app, client_application, client_system, frontend_client, app; forwards yes }
kind browser           "Browser"                       : client  { alias web_browser, web_client, chrome, firefox, safari }
kind single_page_app   "Single-page app in the browser" : client { alias spa, javascript_app, react_app, angular_app, vue_app, pwa, frontend, front_end, user_interface, ui }
kind browser_extension "Browser extension"             : client  { alias browser_plugin }
kind third_party_script "Script of somebody else in our page" : client { alias tracker, tag_manager, ad_script, widget, iframe }
kind mobile_app        "Mobile app"                    : client  { alias phone_app, mobile_client, mobile_application }
kind ios_app           "iOS app"                       : mobile_app { alias iphone_app }
kind android_app       "Android app"                   : mobile_app
kind desktop_app       "Desktop app"                   : client  { alias thick_client, rich_client, fat_client, electron_app, desktop, desktop_client }
kind game_client       "Game client"                   : client
kind mail_client       "Mail client"                   : client  { alias email_client, outlook }
kind cli               "Command line tool"             : client  { alias command_line, command_line_tool, terminal, shell_script, script }
kind devops_client     "Tools of developers and operators" : client { alias developer_workstation, admin_client, ide, kubectl }
kind api_client        "Program that calls an API"     : client  { alias sdk, postman, http_client, integration_client }
kind authenticator_app "Authenticator app"             : mobile_app { alias otp_app }
kind password_manager  "Password manager"              : client
kind wallet            "Wallet"                        : client  { alias crypto_wallet, digital_wallet }

// ---- services ------------------------------------------------------------------------------------------------------------

kind service           "Service"                       : process { alias microservice, micro_service, app_service, application_service, backend_service, business_service, daemon, system_service }
kind api               "API"                           : service { alias rest_api, http_api, resource_server, web_api, web_service, rest_service, api_server, api_service, api_backend; speaks http }
kind backend           "Backend"                       : service { alias back_end, server_app, backend_app, nodejs, node_js, express, django, flask, fastapi, rails, ruby_on_rails, spring_boot, spring, laravel, dotnet, aspnet }
kind graphql_api       "GraphQL API"                   : api     { alias graphql_server; speaks graphql }
kind grpc_service      "gRPC service"                  : service { alias grpc_server, grpc_api; speaks grpc }
kind soap_service      "SOAP service"                  : service { alias soap_api; speaks soap }
kind websocket_server  "WebSocket server"              : service { alias realtime_server, socket_server; speaks websocket }
kind bff               "Backend for one frontend"      : api     { alias backend_for_frontend }
kind public_api        "API for anybody"               : api     { alias open_api, developer_api }
kind partner_api       "API for partners"              : api     { alias b2b_api }
kind internal_api      "API for ourselves"             : api
kind webhook_receiver  "Webhook receiver"              : service { alias webhook_handler, webhook_endpoint, webhook_consumer; speaks webhook }
kind webhook_dispatcher "Webhook dispatcher"           : service { alias webhook_publisher, webhook_service, event_dispatcher }
kind notification_service "Notification service"       : service { alias notifier }
kind domain_service    "Service of the business"       : service { alias core_service, billing_service, account_service }
kind file_service      "Service for files"             : service { alias upload_service, document_service, media_service }
kind file_converter    "Converts files"                : service { alias image_processor, pdf_renderer, transcoder, thumbnailer, document_converter }
kind url_fetcher       "Fetches addresses it is given" : service { alias link_previewer, web_scraper, headless_browser, crawler_service }
kind search_service    "Search service"                : service
kind rules_engine      "Rules engine"                  : service { alias decision_engine, policy_engine, opa, policy_decision_point }
kind workflow_engine   "Workflow engine"               : service { alias orchestration_service, logic_apps, n8n }
kind camunda           "Camunda"                       : workflow_engine
kind temporal          "Temporal"                      : workflow_engine
kind step_functions    "AWS Step Functions"            : workflow_engine { alias aws_step_functions }
kind integration_platform "Integration platform"       : service { alias esb, enterprise_service_bus, middleware, adapter, connector, mulesoft, ipaas, boomi }
kind media_server      "Media server"                  : service { alias streaming_server, video_server }
kind game_server       "Game server"                   : service
kind chat_server       "Chat server"                   : service { alias messaging_server, xmpp_server }
kind voice_server      "Telephony server"              : service { alias voip_server, sip_server, pbx, ivr }
kind update_server     "Update server"                 : service { alias ota_server, release_server }
kind license_server    "Licence server"                : service
kind print_server      "Print server"                  : service
kind time_server       "Time server"                   : service { alias ntp_server; speaks ntp }
kind monolith          "Monolith"                      : service
kind legacy_system     "Legacy system"                 : service { alias legacy, legacy_app }
kind mainframe         "Mainframe"                     : legacy_system { alias ibm_z, as400, cobol_system }
kind library           "Library inside another program" : process { alias package, module, dependency, plugin, sdk_library, component_library }
kind interpreter       "Runs what it is given"         : process { alias sandbox, code_runner, script_engine, code_interpreter, template_engine; executes yes }
kind external_system   "System outside of this model"  : process { alias external_service, other_system, upstream, downstream }

// ---- work behind the scenes ------------------------------------------------------------------------------------------------

kind worker            "Worker"                        : process { alias background_worker, consumer, queue_worker, job_worker, event_listener, event_handler, subscriber_service, task, listener, producer, celery, sidekiq }
kind function          "Function"                      : process { alias serverless_function, cloud_function, faas, serverless }
kind lambda            "AWS Lambda"                    : function { alias aws_lambda, lambda_function }
kind azure_function    "Azure Function"                : function { alias azure_functions }
kind google_cloud_function "Google Cloud Function"     : function { alias gcf, cloud_functions }
kind edge_function     "Function at the edge"          : function { alias cloudflare_worker, lambda_edge, edge_worker }
kind batch_job         "Batch job"                     : process { alias batch, batch_processing, background_job, job, nightly_job }
kind scheduled_job     "Scheduled job"                 : batch_job { alias cron_job, cron, cronjob, scheduled_task, timer }
kind scheduler         "Scheduler"                     : process { alias job_scheduler, quartz, cloud_scheduler, control_m }
kind migration_job     "Migration"                     : batch_job { alias data_migration, migration, importer, exporter }
kind etl               "Moves and reshapes data"       : process { alias data_pipeline, etl_job, elt, ingestion, data_loader, glue, airbyte, fivetran, dbt, talend, nifi, data_factory }
kind airflow           "Airflow"                       : etl, workflow_engine { alias apache_airflow, dagster, prefect }
kind stream_processor  "Stream processor"              : process { alias stream_processing, spark_streaming, kafka_streams, ksqldb, dataflow, beam, storm, kafka_connect, debezium, cdc }
kind flink             "Apache Flink"                  : stream_processor
kind spark             "Apache Spark"                  : stream_processor
kind query_engine      "Query engine"                  : process { alias trino, presto, athena, hive; speaks sql }
kind report_engine     "Reports and figures"           : process { alias bi_tool, business_intelligence, reporting, report_tool, looker, metabase, superset, quicksight }
kind tableau           "Tableau"                       : report_engine
kind power_bi          "Power BI"                      : report_engine
kind notebook          "Notebook"                      : process { alias jupyter, jupyter_notebook, databricks_notebook }

// ---- web -----------------------------------------------------------------------------------------------------------------

kind web_app           "Web application"               : process { alias web_application, webapp, website, web_site, portal, web_portal, web_frontend, customer_portal, landing_page; speaks http }
kind web_server        "Web server"                    : process { alias http_server, webserver, static_site, static_web_server; speaks http }
kind apache            "Apache httpd"                  : web_server { alias httpd, apache_httpd, apache_web_server }
kind iis               "IIS"                           : web_server
kind application_server "Application server"           : process { alias app_server, jboss, wildfly, weblogic, websphere, servlet_container, ejb_container; speaks http }
kind tomcat            "Tomcat"                        : application_server
kind cms               "Content management"            : web_app { alias content_management_system, joomla, typo3, contentful, strapi }
kind wordpress         "WordPress"                     : cms
kind drupal            "Drupal"                        : cms
kind shop_system       "Shop system"                   : web_app { alias ecommerce, e_commerce, webshop, online_shop, woocommerce, storefront }
kind magento           "Magento"                       : shop_system { alias adobe_commerce }
kind shopware          "Shopware"                      : shop_system
kind forum             "Forum"                         : web_app { alias community, discussion_board }
kind wiki              "Wiki"                          : web_app { alias mediawiki }
kind confluence        "Confluence"                    : wiki
kind admin_console     "Admin console"                 : web_app { alias admin_panel, administration_server, admin_portal, admin_ui, admin_dashboard, backoffice, back_office, management_console, support_console, admin_app, phpmyadmin, internal_tool, control_panel }
kind erp               "ERP"                           : web_app { alias erp_system, odoo, dynamics_365 }
kind sap               "SAP"                           : erp { alias sap_erp, s4_hana }
kind netsuite          "NetSuite"                      : erp
kind crm               "CRM"                           : web_app { alias crm_system, sugarcrm, pipedrive }
kind salesforce        "Salesforce"                    : crm
kind hubspot           "HubSpot"                       : crm
kind hr_system         "HR system"                     : web_app { alias hris, personio, bamboohr, payroll_system }
kind workday           "Workday"                       : hr_system
kind issue_tracker     "Issue tracker"                 : web_app { alias ticket_system, ticketing_system, redmine, bug_tracker, youtrack }
kind jira              "Jira"                          : issue_tracker
kind servicenow        "ServiceNow"                    : issue_tracker
kind mail_server       "Mail server"                   : process { alias smtp_server, mta, postfix, exchange, exchange_server, imap_server, email_server, sendmail; speaks smtp }
kind mail_gateway      "Mail gateway"                  : mail_server { alias email_gateway, spam_filter, proofpoint, mimecast }

// ---- identity --------------------------------------------------------------------------------------------------------------

kind identity_provider "Identity provider"             : process {
  alias idp, auth_server, auth_service, login_service, identity_service, iam, identity_server, sso, sso_provider, single_sign_on_server, ciam, user_service, openid_provider, auth, onelogin, zitadel, authentik, dex, adfs, duo, forgerock, google_identity, shibboleth, fusionauth
  speaks http
  attribute token_lifetime "how long is a token of {it} valid?" : duration { unset valid of token except session_token, refresh_token through issues, issued }
  attribute session_lifetime "how long does a session of {it} last?" : duration { unset valid of session_token through issues, issued }
}
kind authentication_server "Authentication server"     : identity_provider { alias authenticator, authentication_service, radius, radius_server, kerberos_server, kdc }
kind authorization_server  "Authorization server"      : identity_provider { alias authorisation_server, authorization_service, token_server, token_service, security_token_service, sts }
kind oauth_server      "OAuth server"                  : authentication_server, authorization_server { alias oauth2_server, spring_oauth2, spring_oauth, spring_authorization_server, hydra }
kind keycloak          "Keycloak"                      : oauth_server { alias red_hat_sso }
kind cognito           "Amazon Cognito"                : oauth_server { alias aws_cognito }
kind entra_id          "Microsoft Entra ID"            : oauth_server { alias azure_ad, azure_active_directory, aad, azure_ad_b2c, entra }
kind okta              "Okta"                          : oauth_server
kind auth0             "Auth0"                         : oauth_server
kind firebase_auth     "Firebase Authentication"       : oauth_server { alias firebase_authentication }
kind ping_identity     "Ping Identity"                 : oauth_server { alias ping, ping_federate }
kind social_login      "Login of a social network"     : identity_provider { alias google_login, facebook_login, apple_login, github_login, sign_in_with_google, sign_in_with_apple }
kind captcha_service   "Tells people from programs"    : process { alias captcha, recaptcha, hcaptcha, turnstile, bot_management }

// ---- the way in and the way out ----------------------------------------------------------------------------------------------

kind relay             "Passes requests on"            : process { alias gateway, proxy, intermediary, edge, edge_server, ingress, ingress_controller; speaks http; forwards yes }
kind api_gateway       "API gateway"                   : relay { alias api_management, apigateway, edge_gateway, gateway_service, tyk, krakend, gravitee, wso2, gloo, apisix, apollo_router }
kind reverse_proxy     "Reverse proxy"                 : relay { alias edge_proxy, web_proxy, tls_terminator, ssl_terminator }
kind load_balancer     "Load balancer"                 : relay { alias lb, loadbalancer, l7_load_balancer }
kind nginx             "nginx"                         : reverse_proxy { alias nginx_ingress, openresty }
kind envoy             "Envoy"                         : reverse_proxy { alias envoy_proxy, contour }
kind traefik           "Traefik"                       : reverse_proxy
kind caddy             "Caddy"                         : reverse_proxy
kind varnish           "Varnish"                       : reverse_proxy
kind kong              "Kong"                          : api_gateway { alias kong_gateway }
kind zuul              "Zuul"                          : api_gateway { alias netflix_zuul }
kind spring_cloud_gateway "Spring Cloud Gateway"       : api_gateway
kind apigee            "Apigee"                        : api_gateway
kind aws_api_gateway   "Amazon API Gateway"            : api_gateway { alias amazon_api_gateway, appsync }
kind azure_api_management "Azure API Management"       : api_gateway { alias apim, azure_apim }
kind haproxy           "HAProxy"                       : load_balancer { alias ha_proxy }
kind alb               "AWS load balancer"             : load_balancer { alias elb, nlb, aws_load_balancer, application_load_balancer, network_load_balancer, elastic_load_balancer }
kind azure_front_door  "Azure load balancer"           : load_balancer { alias azure_load_balancer, application_gateway, front_door, azure_application_gateway, traffic_manager }
kind google_load_balancer "Google load balancer"       : load_balancer { alias gcp_load_balancer, cloud_load_balancing, google_cloud_load_balancer, gclb }
kind f5                "F5"                            : load_balancer { alias big_ip, f5_big_ip, citrix_adc, netscaler }
kind ribbon            "Load balancer inside a client" : load_balancer { alias client_side_load_balancer }
kind cdn               "CDN"                           : relay { alias content_delivery_network, edge_network, edge_cache, azure_cdn, cloud_cdn, bunny }
kind cloudfront        "CloudFront"                    : cdn
kind cloudflare        "Cloudflare"                    : cdn
kind fastly            "Fastly"                        : cdn
kind akamai            "Akamai"                        : cdn
kind vercel            "Vercel"                        : cdn { alias netlify }
kind waf               "Web application firewall"      : relay { alias web_application_firewall, aws_waf, modsecurity, azure_waf, cloud_armor, imperva, coraza }
kind ddos_protection   "Protection against floods"     : relay { alias aws_shield, anti_ddos, scrubbing_center }
kind service_mesh      "Service mesh"                  : process { alias consul_connect, app_mesh, cilium, mesh }
kind istio             "Istio"                         : service_mesh
kind linkerd           "Linkerd"                       : service_mesh
kind sidecar           "Sidecar"                       : relay { alias sidecar_proxy, envoy_sidecar, dapr, ambassador_proxy }
kind forward_proxy     "Proxy on the way out"          : relay { alias egress_proxy, egress_gateway, squid, outbound_proxy, secure_web_gateway, zscaler }
kind zero_trust_proxy  "Identity-aware proxy"          : relay { alias identity_aware_proxy, iap, beyondcorp, pomerium, teleport, access_proxy }
kind llm_gateway       "Gateway in front of models"    : relay { alias ai_gateway, guardrail, guardrails, prompt_filter, litellm }

// ---- networks ----------------------------------------------------------------------------------------------------------------

kind firewall          "Firewall"                      : process { alias network_firewall, ngfw, packet_filter, security_appliance }
kind ids               "Intrusion detection"           : process { alias ips, intrusion_detection_system, intrusion_prevention_system, snort, suricata, nids, guardduty }
kind dlp               "Data loss prevention"          : process { alias data_loss_prevention, macie }
kind bastion           "Bastion"                       : process { alias jump_host, jump_server, jumpbox, bastion_host, ssh_gateway; speaks ssh }
kind vpn_gateway       "VPN gateway"                   : process { alias vpn_server, vpn_concentrator, openvpn_server, wireguard_server, site_to_site_gateway }
kind nat_gateway       "NAT gateway"                   : process { alias nat }
kind router            "Router"                        : process { alias network_switch, switch, wifi_router, access_point, transit_gateway, modem }
kind dns_server        "DNS server"                    : process { alias name_server, dns_service, route53, cloud_dns, azure_dns, bind, coredns, dns_resolver; speaks dns }
kind dhcp_server       "DHCP server"                   : process

// ---- what everything runs on ---------------------------------------------------------------------------------------------------

kind server            "Machine that runs programs"    : process { alias virtual_machine, virtual_server, machine, compute, compute_instance, linux_server, windows_server, physical_server, application_host, node, instance, vps, vm, host }
kind container_process "Container"                    : process { alias container, pod, docker_container, container_instance }
kind ec2               "EC2 instance"                  : server { alias ec2_instance, aws_ec2, lightsail }
kind azure_vm          "Azure virtual machine"         : server { alias azure_virtual_machine }
kind compute_engine    "Compute Engine instance"       : server { alias gce, google_compute_engine }
kind droplet           "Droplet"                       : server { alias digitalocean_droplet, hetzner_server, linode }
kind container_platform "Container platform"           : process { alias container_orchestrator, orchestrator, container_cluster, paas, platform_as_a_service, cloud_foundry, app_runner, render, fly_io, docker_compose }
kind heroku            "Heroku"                        : container_platform
kind elastic_beanstalk "AWS Elastic Beanstalk"         : container_platform { alias beanstalk }
kind azure_app_service "Azure App Service"             : container_platform
kind app_engine        "Google App Engine"             : container_platform
kind kubernetes        "Kubernetes"                    : container_platform { alias k8s, kubernetes_cluster, k3s, rke }
kind kube_api          "Kubernetes API server"         : api { alias kube_apiserver, kubernetes_api, control_plane }
kind eks               "Amazon EKS"                    : kubernetes
kind aks               "Azure AKS"                     : kubernetes
kind gke               "Google GKE"                    : kubernetes
kind openshift         "OpenShift"                     : kubernetes
kind ecs               "Amazon ECS"                    : container_platform
kind fargate           "AWS Fargate"                   : container_platform
kind cloud_run         "Cloud Run"                     : container_platform { alias azure_container_apps, container_apps }
kind nomad             "Nomad"                         : container_platform
kind docker            "Docker host"                   : container_platform { alias docker_host, docker_engine, docker_daemon, docker_swarm, podman, containerd, container_runtime }
kind hypervisor        "Hypervisor"                    : process { alias virtualization, virtualisation, hyper_v, kvm, proxmox, xen, openstack }
kind vmware            "VMware"                        : hypervisor { alias esxi, vsphere }
kind operating_system  "Operating system"              : process { alias os, kernel, linux, windows, firmware, bootloader, bios, uefi }
kind service_registry  "Service registry"              : process { alias service_discovery, discovery_server, discovery_service }
kind eureka            "Eureka"                        : service_registry { alias eureka_server, netflix_eureka }
kind consul            "Consul"                        : service_registry
kind zookeeper         "ZooKeeper"                     : service_registry { alias apache_zookeeper }
kind configuration_server "Configuration server"       : process { alias config_server, config_service, configuration_service, app_config, appconfig, azure_app_configuration }
kind spring_cloud_config "Spring Cloud Config"         : configuration_server
kind feature_flags     "Feature flags"                 : process { alias feature_flag_service, feature_toggle, unleash, flagsmith }
kind launchdarkly      "LaunchDarkly"                  : feature_flags
kind certificate_authority "Certificate authority"     : process { alias ca, pki, cert_manager, lets_encrypt, acm, certificate_manager, step_ca }
kind signing_service   "Signs things"                  : process { alias code_signing, sigstore, cosign, signing_server, timestamp_server, docusign, e_signature }
kind cloud_control_plane "Management API of a cloud"   : api { alias cloud_api_server, aws_account_api, azure_resource_manager, cloud_console, aws_console, metadata_service, imds, instance_metadata }

// ---- seeing what happens ---------------------------------------------------------------------------------------------------------

kind monitoring        "Monitoring"                    : process { alias monitoring_server, monitoring_system, monitoring_service, monitor, observability, apm, zabbix, cloud_monitoring, healthcheck, uptime_monitor, appdynamics, instana }
kind datadog           "Datadog"                       : monitoring
kind new_relic         "New Relic"                     : monitoring { alias newrelic }
kind dynatrace         "Dynatrace"                     : monitoring
kind cloudwatch        "Amazon CloudWatch"             : monitoring { alias aws_cloudwatch }
kind azure_monitor     "Azure Monitor"                 : monitoring { alias application_insights }
kind turbine           "Turbine"                       : monitoring
kind nagios            "Nagios"                        : monitoring { alias icinga }
kind monitoring_dashboard "Monitoring dashboard"       : process { alias dashboard, dashboards, metrics_dashboard, spring_boot_admin }
kind grafana           "Grafana"                       : monitoring_dashboard
kind kibana            "Kibana"                        : monitoring_dashboard { alias opensearch_dashboards }
kind hystrix_dashboard "Hystrix dashboard"             : monitoring_dashboard
kind tracing_server    "Tracing"                       : process { alias tracing, trace_server, distributed_tracing, tempo, xray, aws_xray, honeycomb, skywalking }
kind zipkin            "Zipkin"                        : tracing_server { alias zipkin_server }
kind jaeger            "Jaeger"                        : tracing_server
kind logging_server    "Central logging"               : process { alias logging, log_server, logging_service, log_aggregator, central_logging_server, elk, elk_stack, efk, syslog_server, rsyslog, papertrail, sumo_logic }
kind log_shipper       "Log shipper"                   : process { alias log_collector, log_forwarder, log_agent, fluentbit, promtail, otel_collector, opentelemetry_collector, telemetry_collector, cloudwatch_agent, beats }
kind fluentd           "Fluentd"                       : log_shipper
kind fluent_bit        "Fluent Bit"                    : log_shipper { alias td_agent_bit }
kind filebeat          "Filebeat"                      : log_shipper
kind logstash          "Logstash"                      : log_shipper, logging_server
kind splunk            "Splunk"                        : logging_server { alias splunk_server }
kind graylog           "Graylog"                       : logging_server
kind siem              "SIEM"                          : process { alias security_monitoring, chronicle, wazuh, security_information_system, security_hub, soar, edr, xdr, crowdstrike, antivirus, malware_scanner, clamav, virus_scanner }
kind sentinel          "Microsoft Sentinel"            : siem
kind qradar            "QRadar"                        : siem
kind alerting          "Alerting"                      : process { alias alert_manager, alertmanager, opsgenie, on_call_tool, paging }
kind pagerduty         "PagerDuty"                     : alerting
kind error_tracker     "Error tracker"                 : process { alias rollbar, bugsnag, crash_reporter, crashlytics, raygun, error_tracking }
kind sentry            "Sentry"                        : error_tracker
kind analytics         "Analytics"                     : process { alias web_analytics, product_analytics, amplitude, posthog, heap, hotjar, adobe_analytics, usage_tracking }
kind google_analytics  "Google Analytics"              : analytics
kind segment           "Segment"                       : analytics
kind mixpanel          "Mixpanel"                      : analytics
kind matomo            "Matomo"                        : analytics

// ---- building and shipping -----------------------------------------------------------------------------------------------------

kind build_server      "Build server"                  : process { alias ci, ci_server, ci_runner, ci_cd, cicd, build_runner, build_system, build_pipeline, pipeline, ci_pipeline, runner, build_agent, cd_pipeline, deployment_pipeline, travis, travis_ci, bamboo, tekton, codebuild, codepipeline, cloud_build, buildkite, drone, bitbucket_pipelines, concourse }
kind jenkins           "Jenkins"                       : build_server
kind github_actions    "GitHub Actions"                : build_server { alias github_runner }
kind gitlab_ci         "GitLab CI"                     : build_server { alias gitlab_runner }
kind circleci          "CircleCI"                      : build_server { alias circle_ci }
kind teamcity          "TeamCity"                      : build_server
kind azure_devops      "Azure DevOps"                  : build_server { alias azure_pipelines }
kind deployer          "Deploys"                       : process { alias deployment_server, deployment_tool, cd, cd_server, flux, fluxcd, spinnaker, octopus, octopus_deploy, codedeploy, helm, gitops, release_tool }
kind argocd            "Argo CD"                       : deployer { alias argo_cd, argo }
kind infrastructure_tool "Sets up infrastructure"      : process { alias infrastructure_as_code, iac, pulumi, puppet, chef, cloudformation, crossplane, saltstack, mdm, device_management, intune }
kind terraform         "Terraform"                     : infrastructure_tool { alias opentofu }
kind ansible           "Ansible"                       : infrastructure_tool
kind code_scanner      "Scans code"                    : process { alias code_inspection, code_inspection_platform, sast, dast, semgrep, codeql, dependabot, renovate, trivy, vulnerability_scanner, dependency_scanner, nessus, qualys }
kind sonarqube         "SonarQube"                     : code_scanner
kind snyk              "Snyk"                          : code_scanner
kind test_tool         "Tests"                         : process { alias test_runner, test_environment, load_tester, selenium, cypress, playwright, k6, jmeter }

// ---- models and agents -------------------------------------------------------------------------------------------------------------

kind model_api         "AI model"                      : process { alias llm, llm_api, language_model, large_language_model, foundation_model, ai_model, ai, ai_service, generative_ai, gpt, chat_model, vision_model, embedding_model, embedding_service, speech_to_text, text_to_speech, reranker, mistral, cohere, llama, hugging_face, huggingface, groq, deepseek; speaks model_call }
kind openai_api        "OpenAI"                        : model_api { alias openai, chatgpt }
kind anthropic_api     "Anthropic"                     : model_api { alias anthropic, claude }
kind azure_openai      "Azure OpenAI"                  : model_api
kind bedrock           "Amazon Bedrock"                : model_api { alias aws_bedrock }
kind gemini_api        "Gemini"                        : model_api { alias gemini, google_ai, vertex_ai_api }
kind local_model       "Model on our own machines"     : model_api { alias ollama, vllm, self_hosted_model, llama_cpp, triton }
kind model_server      "Serves a trained model"        : process { alias ml_model, machine_learning_model, inference_service, inference_server, prediction_service, recommender, recommendation_engine, classifier, sagemaker, vertex_ai, mlflow, seldon, kserve, tensorflow_serving, scoring_service }
kind training_job      "Trains a model"                : batch_job { alias model_training, training_pipeline, fine_tuning, ml_pipeline, kubeflow }
kind llm_app           "Program that asks a model"     : service { alias ai_app, ai_application, llm_application, copilot, assistant, virtual_assistant, rag, rag_pipeline, rag_service, retriever, prompt_service }
kind chatbot           "Chatbot"                       : llm_app { alias chat_bot, conversational_ai, support_bot, voice_assistant, alexa_skill }
kind ai_agent          "AI agent"                      : llm_app { alias llm_agent, agent, agentic_app, autonomous_agent, agent_runtime, coding_agent, langchain, langgraph, crew_ai, multi_agent_system }
kind agent_tool        "Tool of an agent"              : service { alias llm_tool, function_tool, ai_plugin, agent_skill }
kind mcp_server        "MCP server"                    : agent_tool { alias model_context_protocol_server, mcp; speaks mcp_call }
kind agent_memory      "Memory of an agent"            : store { alias conversation_store, chat_history, prompt_store, context_store }

// ---- things with a computer in them --------------------------------------------------------------------------------------------------

kind iot_device        "Device"                        : process { alias device, smart_device, connected_device, embedded_device, embedded_system, hardware, appliance, iot, microcontroller, thing }
kind sensor            "Sensor"                        : iot_device { alias meter, smart_meter, detector, thermometer, rfid_sensor }
kind actuator          "Actuator"                      : iot_device { alias motor, valve, smart_lock, door_lock, robot }
kind camera            "Camera"                        : iot_device { alias ip_camera, cctv, webcam }
kind wearable          "Wearable"                      : iot_device { alias smartwatch, fitness_tracker }
kind medical_device    "Medical device"                : iot_device { alias infusion_pump, pacemaker, imaging_device }
kind vehicle           "Vehicle"                       : iot_device { alias car, ecu, telematics_unit, infotainment, charging_station, ev_charger }
kind plc               "PLC"                           : iot_device { alias industrial_controller, rtu, programmable_logic_controller, industrial_device }
kind scada             "SCADA"                         : process { alias hmi, scada_system, industrial_control_system, ics, historian, engineering_workstation }
kind iot_gateway       "Gateway of devices"            : relay { alias edge_device, field_gateway, home_gateway, smart_hub }
kind iot_hub           "IoT platform"                  : process { alias iot_platform, iot_core, aws_iot, aws_iot_core, azure_iot_hub, device_registry, device_twin; speaks mqtt }
kind pos_terminal      "Payment terminal"              : iot_device { alias payment_terminal, point_of_sale, pos, card_reader, atm, cash_machine, kiosk, vending_machine, ticket_machine }
kind phone             "Phone or tablet"               : iot_device { alias smartphone, mobile_phone, mobile_device, tablet, handset, feature_phone }
kind computer          "Computer on a desk"            : iot_device { alias laptop, workstation, pc, desktop_computer, client_machine, byod, chromebook, thin_client }
kind printer           "Printer"                       : iot_device { alias multifunction_printer, label_printer }
kind barcode_scanner   "Barcode scanner"               : iot_device { alias handheld_scanner, rfid_reader, nfc_reader, qr_scanner, badge_reader; forwards yes }
kind smart_tv          "Television"                    : iot_device { alias set_top_box, tv_app, streaming_device, game_console, smart_speaker }
kind smart_card        "Smart card"                    : iot_device { alias chip_card, sim_card, esim, security_key, hardware_token, yubikey, fido_key, tpm, secure_element, secure_enclave, badge }
kind usb_stick         "Storage one carries"           : iot_device { alias usb_drive, removable_media, external_disk, memory_card }
kind blockchain_node   "Blockchain node"               : process { alias ethereum_node, bitcoin_node, validator, oracle_node, rpc_node, web3_provider }
kind smart_contract    "Smart contract"                : process { alias chaincode, dapp }

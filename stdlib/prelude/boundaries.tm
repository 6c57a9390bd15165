/// Where trust changes: networks, places that programs run in, accounts, companies, buildings.
pack prelude

kind boundary "Boundary" : element {
  alias trust_boundary, zone, trust_zone, area
  attribute trust       "how far is what lies in {it} trusted?" : trust
  attribute region      "whose law holds in {it}?" : jurisdiction
  attribute environment "which stage does {it} belong to?" : environment
  attribute runs        "what does {it} run on?" : none { phrase on component }
  attribute separate    "for whom is there one of {it} each?" : none { phrase per element, dimension }
  attribute address     "which addresses does {it} have?" : text { many; alias cidr }
  attribute reachable   "who can open a connection into {it} at all?" : none { phrase from element; phrase over flow }
}

// ---- networks ------------------------------------------------------------------------------------------------------------

kind network           "Network"                      : boundary { alias network_zone, network_segment, vlan, lan }
kind internet_zone     "Internet"                     : network  { alias internet, public_internet, public_network, www, wan, outside; trust none }
kind dmz               "Demilitarised zone"           : network  { alias demilitarized_zone, perimeter, perimeter_network, edge_zone, public_zone }
kind private_network   "Private network"              : network  { alias internal_network, intranet, backend_network, internal_zone, trusted_network }
kind cloud_network     "Cloud network"                : private_network { alias vpc, vnet, virtual_network, virtual_private_cloud, aws_vpc, azure_vnet, gcp_vpc }
kind subnet            "Subnet"                       : network  { alias private_subnet, public_subnet, availability_zone }
kind security_group    "Security group"               : network  { alias network_security_group, nsg, firewall_zone }
kind on_premises_network "Network on our premises"    : network  { alias on_premises, on_premise, on_prem, onprem, on_prem_network, office_network, company_network, corporate_network, corporate_lan, enterprise_network }
kind data_center       "Data centre"                  : network  { alias datacenter, data_centre, colocation, server_room }
kind management_network "Network of administrators"   : network  { alias admin_network, management_zone, control_network }
kind vpn_network       "Virtual private network"      : network  { alias vpn_zone, tailnet, overlay_network }
kind wireless_network  "Wireless network"             : network  { alias wifi, wlan, wi_fi, wireless }
kind guest_network     "Network for guests"           : wireless_network { alias guest_wifi, public_wifi; trust none }
kind mobile_network    "Mobile network"               : network  { alias cellular_network, carrier_network, telephone_network, pstn }
kind home_network      "Home network"                 : network  { alias home_office, household }
kind plant_network     "Plant network"                : network  { alias ot_network, industrial_network, field_bus, can_bus, vehicle_network, shop_floor }
kind iot_network       "Network of devices"           : network  { alias device_network }
kind data_zone         "Zone of data"                 : network  { alias database_zone, data_tier, restricted_zone, secure_zone, pci_zone, cardholder_data_environment, cde, enclave }
kind partner_network   "Network of a partner"         : network  { alias extranet; trust partner }

// ---- where programs run --------------------------------------------------------------------------------------------------

kind execution_environment "Where programs run"       : boundary { alias runtime, runtime_environment, environment, sandbox_boundary }
kind host              "Machine"                      : execution_environment { alias vm, physical_machine, virtual_machine_boundary, server_boundary, server, virtual_machine, machine }
kind user_device       "Device in somebody's hands"   : host     { alias device_boundary, client_device, personal_device, customer_device, mobile_device_boundary, device, phone, laptop; trust low }
kind managed_device    "Device that we manage"        : host     { alias company_device, corporate_device, company_laptop }
kind browser_sandbox   "Inside the browser"           : execution_environment { alias browser_boundary, web_origin, origin, browser }
kind cluster           "Cluster"                      : execution_environment { alias k8s_boundary, swarm, kubernetes, k8s, kubernetes_cluster, eks, gke, aks }
kind cluster_namespace "Namespace"                    : execution_environment { alias namespace, kubernetes_namespace, k8s_namespace }
kind pod               "Pod"                          : execution_environment
kind container         "Container"                    : execution_environment { alias docker_container, container_boundary, docker }
kind process_boundary  "Process"                      : execution_environment { alias process_space, user_space, kernel_space, privilege_level, process }
kind trusted_environment "Enclave of the processor"   : execution_environment { alias tee, trusted_execution_environment, secure_world, sgx_enclave }
kind serverless_environment "Serverless"              : execution_environment { alias faas_boundary }
kind service_boundary  "Around one service"           : execution_environment { alias application_boundary, app_boundary, system_boundary, subsystem, service, application }

// ---- whose it is -----------------------------------------------------------------------------------------------------------

kind cloud_account     "Cloud account"                : boundary { alias cloud, aws, gcp, azure, aws_account, azure_subscription, subscription, gcp_project, cloud_project, resource_group, cloud_provider, aws_cloud, public_cloud, private_cloud }
kind cloud_region      "Cloud region"                 : boundary { alias region, aws_region }
kind third_party       "Somebody else's"              : boundary { alias external_party, third_party_zone, external_zone, vendor_zone, partner_zone, external_organisation, external_organization, saas_zone, saas, external, vendor; trust partner }
kind organisation_boundary "Ours"                     : boundary { alias company_boundary, enterprise, business_unit, organizational_boundary, organisation, organization, company }
kind tenant_space      "What belongs to one tenant"   : boundary { alias tenant_zone, tenant_boundary, customer_zone, account_zone, tenant }
kind compliance_scope  "What an audit looks at"       : boundary { alias compliance_zone, pci_scope, audit_scope, regulated_zone }
kind production        "Production"                   : boundary { alias prod, production_environment, prod_zone }
kind staging           "Staging"                      : boundary { alias test_environment_zone, pre_production, development_zone, dev_environment }

// ---- places people walk into -------------------------------------------------------------------------------------------------

kind site              "A place people walk into"     : boundary { alias physical_site, building, campus, facility, premises, location }
kind office            "Office"                       : site     { alias headquarters, branch_office, back_office_site, call_center }
kind store_site        "Shop people walk into"        : site     { alias retail_store, branch, restaurant, point_of_sale_site }
kind factory           "Factory"                      : site     { alias plant, warehouse_site, depot }
kind public_place      "Public place"                 : site     { alias street, public_space; trust none }
kind home              "Somebody's home"              : site
kind secure_room       "Locked room"                  : site     { alias server_cage, locked_cabinet, safe }

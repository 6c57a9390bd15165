/// How parts talk. A kind says only what is always so: `https` is encrypted, `http` may or may not be.
pack prelude

kind flow "Flow" : element {
  alias data_flow, connection, dataflow
  attribute carries       "what does {it} carry?" : data { many; alias sends }
  attribute returns       "what comes back on {it}?" : data { many; unset nothing }
  attribute encrypted     "is {it} encrypted in transit?" : yes_no { means encryption; weakest no; phrase by control; phrase with data }
  attribute authenticated "how does the caller of {it} prove who it is?" : yes_no { means authentication; phrase by control; phrase with data; phrase as actor, component }
  attribute authorized    "does anybody check what the caller of {it} may do?" : yes_no { means authorization; alias authorised; phrase by control; phrase as actor, component }
  attribute second_factor "does whoever signs in the caller of {it} ask for a second factor?" : yes_no
  attribute presents      "what does the caller of {it} show?" : control { many }
  attribute signed        "which secret is {it} signed with?" : data { phrase by control; phrase with data }
  attribute opened        "who opens the connection of {it}?" : none { phrase by actor, component }
  attribute triggered     "what starts {it}?" : none { phrase by trigger, actor, component, flow; phrase at text; phrase per dimension }
  attribute approved      "who has to agree to {it}?" : none { phrase by actor }
  attribute addressed     "which data decides where {it} goes?" : none { phrase by data }
  attribute acts          "on whose behalf is {it}?" : none { phrase for actor; phrase as actor }
  attribute readonly      "does {it} only read?" : yes_no { alias read_only; weakest no }
  attribute vpn           "does {it} go through a VPN?" : yes_no
  attribute ip_filtered   "is {it} open to known addresses only?" : yes_no
  attribute calls         "which endpoint does {it} call?" : text { many; alias endpoint }
  attribute speed         "how often does {it} happen?" : text { alias frequency }
  attribute port          "to which port does {it} go?" : number
  attribute format        "in which format does {it} carry what it carries?" : format, text { many }
  attribute retried       "is {it} sent again when it fails?" : yes_no
  attribute synchronous   "does the caller of {it} wait?" : yes_no
}

/// One step of a flow.
kind hop "Hop" : flow

// ---- web -----------------------------------------------------------------------------------------------------------------

kind http              "HTTP"                    : flow  { alias http1, http2, plain_http }
kind https             "HTTPS"                   : http  { alias http_tls, http3, quic; encrypted by tls }
kind rest              "REST"                    : http  { alias rest_call, json_api, api_call, api, rest_api }
kind graphql           "GraphQL"                 : http  { alias graphql_query }
kind soap              "SOAP"                    : http  { alias xml_rpc, soap_call }
kind websocket         "WebSocket"               : http  { alias ws, socket_io, websockets }
kind wss               "WebSocket over TLS"      : websocket { alias secure_websocket; encrypted by tls }
kind sse               "Server-sent events"      : http  { alias server_sent_events, event_source_stream, long_polling, polling }
kind webhook           "Webhook"                 : http  { alias callback, webhook_call, webhook_delivery, event_callback, http_callback }
kind webhook_registration "Registers where events go" : http { alias webhook_subscription, callback_registration, register_webhook }
kind redirect          "Redirect"                : http  { alias browser_redirect }
kind deep_link         "Link that opens an app"  : flow  { alias app_link, universal_link, custom_scheme }
kind page_view         "Looks at pages"          : http  { alias browsing, web_traffic, page_load }
kind file_upload       "Upload"                  : http  { alias uploading, upload_file }
kind file_download     "Download"                : http  { alias download, downloading }
kind webrtc            "WebRTC"                  : flow  { alias video_call, video_conference, online_meeting; encrypted by dtls }

// ---- logins and tokens -----------------------------------------------------------------------------------------------------

kind login             "Signs in"                : http  { alias sign_in, signin, log_in, login_flow, authentication_flow }
kind password_login    "Signs in with a password" : login { alias form_login, basic_auth_login, credential_login; authenticated by password_authentication }
kind passkey_login     "Signs in with a passkey" : login { alias webauthn_login, fido_login; authenticated by passkey }
kind link_login        "Signs in with a link or code" : login { alias magic_link_login, otp_login, passwordless_login }
kind oidc_login        "Signs in with OpenID Connect" : login, https { alias oidc, openid_connect, openid_connect_login, sso_login, social_login_flow }
kind saml_login        "Signs in with SAML"      : login { alias saml, saml2 }
kind oauth_grant       "Gets a token"            : https { alias oauth, oauth2, token_request, token_exchange, authorization_code_grant, client_credentials_grant, device_flow }
kind token_refresh     "Gets a new token"        : oauth_grant { alias refresh_grant }
kind token_introspection "Asks whether a token holds" : https { alias introspection, jwks_fetch, token_check_call }
kind registration      "Opens an account"        : http  { alias sign_up, signup, account_creation, onboarding_flow }
kind account_recovery  "Gets back into an account" : http { alias password_reset, recovery, forgot_password, account_recovery_flow }
kind logout            "Signs out"               : http  { alias sign_out, log_out }
kind impersonation     "Acts as somebody else"   : http  { alias support_access, login_as }
kind admin_access      "Administers"             : flow  { alias administration, management_access, admin_flow, maintenance_access }
kind kerberos          "Kerberos"                : flow  { alias spnego, ntlm }
kind radius            "RADIUS"                  : flow  { alias diameter, tacacs }
kind scim              "SCIM"                    : https { alias user_provisioning }

// ---- calls between programs --------------------------------------------------------------------------------------------------

kind rpc               "Remote call"             : flow  { alias remote_procedure_call, rmi, corba, iiop, jrmp, dubbo, json_rpc }
kind grpc              "gRPC"                    : rpc   { alias grpc_call }
kind thrift            "Thrift"                  : rpc
kind cloud_api         "API of a cloud"          : http  { alias aws_api, azure_api, gcp_api, s3_api, aws_sdk_call, s3, dynamodb }
kind secret_read       "Reads a secret"          : http  { alias secret_fetch, vault_read, secrets_api }
kind model_call        "Asks a model"            : http  { alias llm_call, inference_call, prompt_call, completion_request, chat_completion, llm, openai }
kind tool_call         "An agent uses a tool"    : flow  { alias function_call, agent_call }
kind mcp_call          "Model Context Protocol"  : tool_call { alias mcp_protocol, model_context_protocol }
kind agent_to_agent    "Agents talk"             : flow  { alias a2a }
kind payment_flow      "Pays"                    : http  { alias payment_call, checkout_flow, card_payment, payment }
kind health_message    "HL7 or FHIR"             : flow  { alias hl7, fhir, dicom }
kind edi               "EDI"                     : flow  { alias edifact, as2, x400, peppol }
kind fix               "FIX"                     : flow  { alias fix_protocol, swift_message, iso8583, iso20022 }
kind tcp               "TCP"                     : flow  { alias tcp_connection, socket, binary_protocol, text_protocol, proprietary_protocol, custom_protocol, raw_socket }
kind udp               "UDP"                     : flow  { alias datagram, multicast }
kind tls_connection    "TLS"                     : tcp   { alias tls, ssl, tls_tcp, secure_socket; encrypted by tls }
kind mtls_connection   "TLS with certificates on both sides" : tcp { alias mtls, mutual_tls_connection; encrypted by mutual_tls; authenticated by mutual_tls }
kind dtls_connection   "DTLS"                    : udp   { alias dtls; encrypted by dtls }

// ---- never leaves the machine --------------------------------------------------------------------------------------------------

kind local_call        "Stays on one machine"    : flow  { alias in_process, library_call, in_process_call, function_call_local, ipc, inter_process, unix_socket, loopback, shared_memory, stdin_stdout, localhost, named_pipe, binder, local_file_access, method_call, system_call, local_storage_access }
kind container_start   "Starts a program"        : local_call { alias container_spawn, process_start, command_execution, shell_command, exec }

// ---- databases -----------------------------------------------------------------------------------------------------------------

kind sql               "SQL"                     : flow  { alias database_query, db_query, database_access, sql_query, tds, postgres_protocol, mysql_protocol, db_connection, postgres, mysql, mariadb, postgresql, database }
kind jdbc              "JDBC"                    : sql   { alias jdbc_connection }
kind odbc              "ODBC"                    : sql   { alias ado_net }
kind nosql_query       "Query without SQL"       : flow  { alias nosql_access, mongodb_protocol, cql, cypher_query, bolt, gremlin, mongodb, cassandra, neo4j }
kind redis_protocol    "Redis protocol"          : flow  { alias resp, redis, memcached }
kind replication       "Replication"             : flow  { alias database_replication, sync, synchronisation, synchronization, mirroring, change_data_capture }
kind backup_run        "Backs up"                : flow  { alias backing_up, restore_run, backup }

// ---- messages ------------------------------------------------------------------------------------------------------------------

kind messaging_flow    "Messages"                : flow  { alias message_flow, publish, subscribe, event_flow, enqueue, dequeue, async_message, asynchronous_message, event, message, queue, topic, pubsub, sqs, sns }
kind amqp              "AMQP"                    : messaging_flow { alias rabbitmq_protocol, rabbitmq }
kind amqps             "AMQP over TLS"           : amqp  { encrypted by tls }
kind kafka_protocol    "Kafka protocol"          : messaging_flow { alias kafka_flow, kafka_message, kafka_connection, kafka, kafka_topic }
kind mqtt              "MQTT"                    : messaging_flow
kind mqtts             "MQTT over TLS"           : mqtt  { alias mqtt_tls; encrypted by tls }
kind stomp             "STOMP"                   : messaging_flow
kind jms               "JMS"                     : messaging_flow
kind nats_protocol     "NATS protocol"           : messaging_flow { alias nats }
kind xmpp              "XMPP"                    : messaging_flow
kind coap              "CoAP"                    : flow  { alias lwm2m }
kind push              "Push notification"       : https { alias push_notification, push_message }

// ---- mail, telephone, people -----------------------------------------------------------------------------------------------------

kind smtp              "Mail"                    : flow  { alias mail, email, e_mail, mail_delivery }
kind smtps             "Mail over TLS"           : smtp  { alias smtp_tls; encrypted by tls }
kind imap              "IMAP"                    : flow  { alias pop3, pop, mail_access, exchange_protocol }
kind imaps             "IMAP over TLS"           : imap  { alias pop3s; encrypted by tls }
/// Every network operator on the way can read it.
kind sms               "SMS"                     : flow  { alias text_message, sms_message, mms; encrypted no }
kind chat              "Chat"                    : flow  { alias chat_message_flow, instant_message, slack_message }
kind phone_call        "Telephone call"          : flow  { alias telephone, call, voice_call, phone_conversation, sip, rtp, voip, fax }
/// Nothing goes over a wire.
kind in_person         "From hand to hand"       : flow  { alias visit, conversation_in_person, face_to_face, physical_access, walks_in, paper, letter, post, manual, manual_entry, physical_handover, sneakernet }
kind screen_use        "Uses a screen"           : in_person { alias uses, user_interaction, user_input_flow, types, clicks, keyboard_input, display, touch, voice_command, qr_code, scan }

// ---- files ---------------------------------------------------------------------------------------------------------------------

kind file_transfer     "File transfer"           : flow  { alias file_exchange, batch_transfer, bulk_transfer, managed_file_transfer, data_export, data_import, file }
kind sftp              "SFTP"                    : file_transfer { encrypted by ssh_transport; authenticated yes }
kind scp               "SCP"                     : file_transfer { encrypted by ssh_transport; authenticated yes }
kind rsync             "rsync"                   : file_transfer
kind ftp               "FTP"                     : file_transfer { alias tftp; encrypted no }
kind ftps              "FTP over TLS"            : ftp   { encrypted by tls }
kind nfs               "NFS"                     : flow  { alias network_file_system }
kind smb               "SMB"                     : flow  { alias cifs, windows_share }
kind webdav            "WebDAV"                  : http
kind iscsi             "iSCSI"                   : flow  { alias fibre_channel, block_access, block_storage_access }
kind torrent           "Between equals"          : flow  { alias peer_to_peer, p2p, ipfs, gossip }

// ---- remote hands ----------------------------------------------------------------------------------------------------------------

kind ssh               "SSH"                     : flow  { alias secure_shell, ssh_connection; encrypted by ssh_transport; authenticated yes }
kind ssh_tunnel        "SSH tunnel"              : ssh   { alias port_forwarding }
kind git_access        "Git"                     : flow  { alias git_push, git_pull, git_clone, commit, git }
kind deployment        "Deployment"              : flow  { alias deploy, rollout, release_flow, provisioning, image_pull, package_download, software_download }
kind rdp               "Remote desktop"          : flow  { alias remote_desktop, screen_sharing, citrix_session }
kind vnc               "VNC"                     : flow
kind telnet            "Telnet"                  : flow  { alias rsh; encrypted no }
kind kubernetes_api_call "Kubernetes API"        : https { alias kubectl_call, k8s_api }
kind winrm             "WinRM"                   : flow  { alias powershell_remoting, wmi }

// ---- networks --------------------------------------------------------------------------------------------------------------------

kind dns               "DNS"                     : flow  { alias dns_query, name_resolution }
kind dns_over_tls      "DNS over TLS or HTTPS"   : dns   { alias doh, dot; encrypted by tls }
kind ldap              "LDAP"                    : flow  { alias ldap_query, directory_query }
kind ldaps             "LDAP over TLS"           : ldap  { encrypted by tls }
kind vpn               "VPN"                     : flow  { alias vpn_connection, vpn_tunnel_flow, site_to_site; encrypted by vpn_tunnel }
kind ipsec             "IPsec"                   : vpn   { encrypted by ipsec_tunnel }
kind wireguard         "WireGuard"               : vpn
kind openvpn           "OpenVPN"                 : vpn
kind private_link      "Private line"            : flow  { alias direct_connect, express_route, leased_line, vpc_peering, peering, mpls }
kind syslog            "syslog"                  : flow
kind syslog_tls        "syslog over TLS"         : syslog { encrypted by tls }
kind log_flow          "Writes logs"             : flow  { alias logging_flow, log_shipping, log_stream, metrics_flow, tracing_flow, otlp, telemetry_flow, monitoring_flow, scrape, statsd, gelf, log, logs, metrics, logging }
kind snmp              "SNMP"                    : flow  { alias nrpe, ipmi }
kind ntp               "NTP"                     : flow
kind health_check      "Health check"            : flow  { alias ping_check, heartbeat, liveness_probe }
kind service_discovery_call "Finds or registers a service" : flow { alias service_lookup, service_registration }
kind ocsp              "Asks whether a certificate holds" : http { alias crl_download, acme, certificate_request }
kind pkcs11            "Talks to a key device"   : flow  { alias kmip }

// ---- devices ---------------------------------------------------------------------------------------------------------------------

kind bluetooth         "Bluetooth"               : flow  { alias ble, bluetooth_low_energy }
kind nfc               "NFC"                     : flow  { alias rfid, contactless }
kind zigbee            "Zigbee"                  : flow  { alias z_wave, thread_network, lora, lorawan, matter, sigfox }
kind wifi_link         "Wireless link"           : flow  { alias wifi_connection, radio, cellular, satellite_link, nb_iot, infrared }
kind serial            "Serial line"             : flow  { alias uart, rs232, rs485, i2c, spi, jtag, debug_port, gpio }
kind usb               "USB"                     : flow  { alias usb_connection, hdmi, thunderbolt }
/// Older than the idea that somebody might listen: neither secret nor signed.
kind modbus            "Modbus"                  : flow  { alias modbus_tcp; encrypted no; authenticated no }
kind field_bus_flow    "Field bus"               : flow  { alias can, canopen, profinet, profibus, bacnet, knx, dnp3, ethercat, lin, hart }
kind opcua             "OPC UA"                  : flow  { alias opc_ua, opc }
kind ota_update        "Update over the air"     : flow  { alias firmware_update, software_update_flow, update_flow }
kind blockchain_transaction "Transaction on a chain" : flow { alias on_chain_transaction, smart_contract_call }
kind ad_hoc            "By hand, now and then"   : flow  { alias manual_copy, copy_paste }

/// What is worth protecting, and how much. A class says how secret such data is; what an element says of itself wins.
pack prelude

kind data "Data" : element {
  alias data_asset, asset, information
  attribute confidentiality "who may read {it}?" : sensitivity
  attribute integrity       "how bad is it when {it} is wrong?" : need
  attribute availability    "how bad is it when {it} is away?" : need
  attribute trust     "how far may {it} be believed?" : trust
  attribute derived   "what is {it} made from?" : data { many; phrase from data; phrase by transform }
  attribute contains  "what is inside {it}?" : data { many }
  attribute origin    "who makes {it}?" : text, element { many }
  attribute quantity  "how much of {it} is there?" : amount
  attribute format    "in which format is {it}?" : format, text { many }
  attribute subjects  "whom is {it} about?" : actor, text { many; alias about_whom }
  attribute kept      "how long is {it} kept?" : duration { phrase for duration; phrase in element }
  attribute valid     "how long is {it} good for?" : duration { phrase for duration }
  attribute issued    "who makes {it}, and for whom?" : none { phrase by component, actor; phrase to element }
  attribute rotates   "how often is {it} renewed?" : duration { means secret_rotation; phrase after duration }
  attribute separate  "for whom is there one of {it} each?" : none { means separate_secrets; phrase per element, dimension }
  attribute region    "where must {it} stay?" : jurisdiction { many }
  attribute single_use "is {it} good for one use only?" : yes_no
  attribute revocable  "can {it} be called back before it ends?" : yes_no
  attribute bound      "to what is {it} tied, so that a thief cannot use it?" : none { phrase to element, text }
  attribute scope      "what does {it} allow?" : text { many; alias scopes, audience }
}

// ---- who may read it: each class is the one before and more, so of two classes of one datum the stricter holds -------------

kind public            "Public"                  : data         { alias public_data; confidentiality public }
kind internal          "Internal"                : data         { alias internal_data; confidentiality internal }
kind restricted        "Restricted"              : internal     { alias restricted_data; confidentiality restricted }
kind confidential      "Confidential"            : restricted   { alias confidential_data, sensitive_data; confidentiality confidential }
kind strictly_confidential "Strictly confidential" : confidential { alias secret_data, strictly_confidential_data, top_secret, highly_confidential; confidentiality strictly_confidential }

// ---- how right, and how much there: grades that the classes below are made of, and that a datum may name itself ---------------

kind rough             "May be a little wrong"   : data     { integrity operational }
kind accurate          "Has to be right"         : rough    { integrity important }
kind exact             "Must be right"           : accurate { integrity critical }
kind handy             "Should be there"         : data     { availability operational }
kind needed            "Has to be there"         : handy    { availability important }
kind vital             "Must be there"           : needed   { availability critical }

// ---- about people ----------------------------------------------------------------------------------------------------------

kind pii               "Personal data"           : confidential, accurate, handy { alias personal_data, personally_identifiable_information, gdpr_data, customer_data, user_data, user_profile, profile }
kind sensitive_pii     "Sensitive personal data" : pii, strictly_confidential { alias special_category, special_category_data, sensitive_personal_data, spii }
kind health            "Health data"             : sensitive_pii { alias health_data, phi, medical_data, medical_record, patient_data }
kind biometric         "Biometric data"          : sensitive_pii { alias biometric_data, fingerprint, face_image, voice_print }
kind genetic           "Genetic data"            : sensitive_pii { alias genetic_data, genome }
kind identity_document "Identity document"       : sensitive_pii { alias passport, id_card, national_id, social_security_number, ssn, tax_id, driver_license, kyc_document }
kind child_data        "Data of children"        : sensitive_pii { alias childrens_data }
kind contact_details   "Contact details"         : pii { alias contact_data, email_address, phone_number, postal_address, contact, address, username, name, user_name }
kind location          "Location"                : pii { alias location_data, gps_data, geolocation, position }
kind behaviour         "What somebody did"       : pii { alias behavioural_data, behavioral_data, usage_data, browsing_history, clickstream, tracking_data, activity_data, ip_address, device_id, user_id }
kind hr_data           "Data of employees"       : pii { alias employee_data, personnel_data, applicant_data }
kind payroll           "Salaries"                : hr_data, strictly_confidential { alias salary_data, payroll_data, salary }
kind communication     "What people write to each other" : pii { alias message_content, chat_message, email_content, correspondence, conversation, call_recording, email, chat }
kind likeness          "Pictures and voices of people" : pii { alias photo, video, audio, recording, voice, cctv_footage }
kind pseudonymous      "Personal data without names" : restricted, accurate, handy { alias pseudonymised_data, pseudonymized_data }
kind anonymised        "Figures without people"  : data, rough, handy { alias anonymized, anonymous_data, aggregated_data, statistics }

// ---- about money -----------------------------------------------------------------------------------------------------------

kind financial         "Financial data"          : confidential, exact, handy { alias financial_data, invoice_data, accounting_data, transaction, transaction_data, bank_data, billing_data }
kind payment_card      "Card number"             : financial, strictly_confidential { alias card_data, cardholder_data, credit_card, pan, payment_data, card_number }
kind bank_account      "Bank account"            : financial { alias iban, account_number, payout_account }
kind payment_order     "Order to pay"            : financial { alias payment, payment_instruction, transfer, payout, refund_order }
kind order_data        "Order"                   : confidential, exact, handy { alias purchase, purchase_order, shopping_cart, order }
kind invoice           "Invoice"                 : financial { alias receipt, bill }
kind price             "Price"                   : exact, handy { alias price_data, price_list, discount }
kind market_data       "Market data"             : exact, needed { alias trading_data }

// ---- that open doors -------------------------------------------------------------------------------------------------------

kind credential        "Credential"              : strictly_confidential, exact, needed { alias credentials, secret, secrets, login_data, auth_data }
kind password          "Password"                : credential { alias passwords, passphrase, pin, user_password, login_password }
kind password_hash     "Password hash"           : credential { alias hashed_password, password_hashes }
kind api_key_data      "API key"                 : credential { alias api_secret, client_secret, access_key, service_key, connection_string, database_password, api_key }
kind signing_key       "Signing key"             : credential { alias signing_secret, webhook_secret, hmac_key, private_key, jwt_signing_key, code_signing_key }
kind encryption_key    "Encryption key"          : credential { alias crypto_key, data_key, master_key, symmetric_key }
kind certificate       "Certificate"             : exact, needed { alias public_key, x509_certificate, public_certificate; confidentiality public }
kind token             "Token"                   : credential { alias access_token, bearer_token_data, jwt, oauth_token, personal_access_token, id_token, api_token, bearer_token, auth_token }
kind refresh_token     "Refresh token"           : token
kind session_token     "Session"                 : token { alias session, session_cookie_data, session_id, cookie, login_session, auth_cookie, session_cookie }
kind one_time_code     "One-time code"           : credential { alias otp, totp_code, sms_code, verification_code, mfa_code, authorization_code, two_factor_code, mfa, pin_code }
kind login_link        "Link that signs in"      : credential { alias magic_link, sign_in_link, invitation_link, reset_link, reset_token, password_reset_token, recovery_code, invitation }
kind signed_link       "Link that opens a file"  : credential { alias presigned_url, signed_url_data, share_link, capability_url, signed_url }
kind deploy_key        "Key that deploys"        : credential { alias ci_secret, cloud_credential, service_account_key, ssh_key, kubeconfig }
kind seed_phrase       "Seed of a wallet"        : credential { alias wallet_key, recovery_phrase }
kind voucher           "Voucher"                 : credential { alias gift_card, coupon, voucher_code, promo_code, ticket_code, loyalty_points }
kind permission_data   "Who may do what"         : internal, exact, needed { alias permissions, role_assignment, access_policy, acl, user_rights, consent }

// ---- of operations -----------------------------------------------------------------------------------------------------------

kind log               "Log"                     : internal, rough, handy { alias log_data, logs_data, log_line, log_entry, application_log, access_log, logs }
kind audit_record      "Audit record"            : log, exact { alias audit_entry, audit_data, audit_event, evidence, audit_log }
kind telemetry         "Telemetry"               : internal, rough, handy { alias metric, metrics_data, measurement, monitoring_data, traces, trace_data, diagnostics, crash_report, metrics, monitoring }
kind sensor_data       "Readings"                : accurate, handy { alias sensor_reading, reading, iot_data, device_data }
kind control_command   "Command to a device"     : exact, needed { alias command, device_command, actuator_command, control_data }
kind configuration     "Configuration"           : internal, exact, needed { alias configuration_data, config, settings, settings_data, feature_flag }
kind code_artifact     "Code"                    : exact, handy { alias source_code, code, code_data, application_code, script_data, infrastructure_code }
kind build_artifact    "What is delivered"       : code_artifact { alias binary, container_image, image, artifact, package_data, firmware_image, release, software_update }
kind backup_data       "Backup"                  : confidential, exact, handy { alias backup, snapshot, database_dump, db_dump, dump, export, backups }
kind vulnerability_data "Known weaknesses"       : confidential, rough, handy { alias pentest_report, scan_result, vulnerability_report }
kind network_plan      "Plan of the network"     : internal, rough, handy { alias architecture_document, inventory }
kind metadata          "Metadata"                : data

// ---- of the business -----------------------------------------------------------------------------------------------------------

kind business_data     "Business data"           : internal, accurate, handy { alias business, company_data, operational_data, internal_document, document, report, sales_figures, analytics_data }
kind contract          "Contract"                : confidential, exact, handy { alias contract_data, legal_document, agreement, nda }
kind legal             "Legal matters"           : strictly_confidential, exact, handy { alias legal_data, case_file }
kind intellectual_property "Intellectual property" : strictly_confidential, accurate, handy { alias ip, trade_secret, research_data, design_data, algorithm, know_how, patent }
kind product_data      "Product data"            : accurate, handy { alias catalog, catalogue, catalog_data, product, product_catalog, inventory_data, stock_level }
kind marketing_content "Marketing"               : rough, handy { alias marketing_material, web_content, website_content, public_content, static_asset, documentation, media_file; confidentiality public }
kind event             "Event"                   : data { alias event_data, domain_event, message, notification, payload, webhook_payload, webhook_event, request_data, job_data }
kind search_query      "What somebody looks for" : data { alias query, search_term }

// ---- of machine learning -----------------------------------------------------------------------------------------------------------

kind training_data     "Training data"           : exact, handy { alias training_set, dataset, data_set, labels_data }
kind model_weights     "Trained model"           : confidential, exact, handy { alias trained_model, ml_model_data, weights, model_file }
kind prompt            "Prompt"                  : data { alias user_prompt, prompt_data, llm_input }
kind system_prompt     "Instructions of a model" : internal, exact, handy { alias instructions, prompt_template }
kind model_output      "What a model says"       : untrusted_content { alias completion, llm_output, llm_response, generated_content, prediction }
kind embedding         "Embedding"               : data { alias embeddings, vector, vector_data }

// ---- that others wrote -----------------------------------------------------------------------------------------------------------

kind untrusted_content "Written by others"       : data { alias external_content, untrusted_data, untrusted_input, user_input, third_party_content; trust none }
kind user_content      "Written by users"        : untrusted_content { alias user_generated_content, ugc, uploaded_file, upload, file_upload_data, comment, review, review_text, form_data, attachment, user_file, file, image_upload, post }
kind feed              "Feed"                    : untrusted_content { alias supplier_feed, scraped_content, imported_data, rss_feed }

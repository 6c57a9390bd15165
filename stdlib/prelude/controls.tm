/// What stands against threats. `guards callers`: it stands where a call arrives; `guards content`: where content is taken in.
/// `counts per_hop`: every hop needs it; `end_to_end`: the last part has it, or a relay that is trusted as much.
pack prelude

// ---- encryption in transit -----------------------------------------------------------------------------------------------

control encryption "Encryption in transit" {
  alias encryption_in_transit, transport_encryption, transport_security
  guards callers; counts per_hop; mitigates information_disclosure, tampering
  asvs v5.0.0-12.3.1; nist SC-8; cwe 319
  verify "a capture of the traffic between both ends shows no word of the content"
  verify "a connection that offers no encryption is refused before a request is read"
}
/// Refuse versions below 1.2 on the server, check names and dates of certificates on the client, and let no setting switch the check off.
control tls "TLS 1.2 or newer" : encryption {
  alias https_only, ssl, tls12, tls13, tls_encryption, https
  asvs v5.0.0-12.1.1, v5.0.0-12.3.2; nist SC-8(1)
  verify "a handshake with TLS 1.1 ends with an alert"
  verify "the client breaks off when the certificate is for another name"
}
control mutual_tls "TLS with certificates on both sides" : encryption, authentication {
  alias mtls, two_way_tls, client_certificate_tls
  counts per_hop; mitigates spoofing, information_disclosure, tampering
  asvs v5.0.0-12.1.3, v5.0.0-12.3.5; nist IA-9; cwe 295
  verify "a call without a certificate of the own authority ends in the handshake"
  verify "a call with a certificate issued for another service is refused"
}
control dtls "DTLS" : encryption { asvs v5.0.0-17.2.2; nist SC-8(1) }
control ssh_transport "SSH transport" : encryption { alias ssh_encryption; nist SC-8(1) }
control vpn_tunnel "Encrypted tunnel" : encryption { alias vpn_encryption, wireguard_tunnel; nist AC-17(2) }
control ipsec_tunnel "IPsec" : vpn_tunnel
/// Relays see ciphertext only: the keys lie with the first and the last part.
control message_encryption "The content itself is encrypted" : encryption {
  alias end_to_end_encryption, e2ee, payload_encryption, jwe, pgp, s_mime
  counts end_to_end
  asvs v5.0.0-11.3.2; nist SC-8(1)
  verify "a relay that writes down what it passes on holds no readable content"
  verify "content with one bit changed is refused by the last part"
}
control strict_transport "Browsers never try without TLS" { alias hsts, strict_transport_security; part of encryption; mitigates information_disclosure, tampering; asvs v5.0.0-3.4.1; cwe 319 }
control certificate_pinning "Only known certificates are accepted" { alias ssl_pinning, tls_pinning; part of encryption; mitigates spoofing; cwe 295 }
control certificate_check "Certificates are checked" { alias certificate_validation, tls_verification; part of encryption; mitigates spoofing, information_disclosure; asvs v5.0.0-12.3.2; cwe 295 }

// ---- encryption at rest --------------------------------------------------------------------------------------------------

/// Keys lie apart from the disk, and who restores a copy elsewhere cannot read it.
control encryption_at_rest "Encryption at rest" {
  alias at_rest_encryption, storage_encryption, encrypted_storage, data_at_rest_encryption
  fits component, boundary; mitigates information_disclosure
  asvs v5.0.0-11.3.2; nist SC-28(1); cwe 312
  verify "a copy of the volume, mounted elsewhere without the key, shows no word of the content"
  verify "a snapshot restored under another account cannot be opened"
}
control transparent_encryption "By the disk or volume" : encryption_at_rest { alias disk_encryption, full_disk_encryption, volume_encryption, luks, bitlocker }
control shared_key_encryption "By the store, with one key for all" : encryption_at_rest { alias tde, transparent_data_encryption, sse, server_side_encryption, sse_kms, database_encryption }
control field_encryption "Single fields, by the application" : encryption_at_rest { alias column_encryption, application_layer_encryption, client_side_encryption }
control envelope_encryption "By the application, with a key for each record or tenant" : field_encryption { alias tenant_keys, per_tenant_encryption, individual_key_encryption, data_with_enduser_individual_key }
control customer_managed_keys "Customers hold their keys" : encryption_at_rest { alias byok, cmk, customer_keys }
control key_management "Keys are made, renewed and destroyed by rule" { alias key_rotation, managed_keys, kms; mitigates information_disclosure; asvs v5.0.0-11.1.1; nist SC-12; cwe 324 }
control memory_encryption "Memory is encrypted" { alias confidential_computing; mitigates information_disclosure; asvs v5.0.0-11.7.1 }
control tokenization "Numbers are replaced by tokens" { alias tokenisation, card_tokenization, card_tokenisation; mitigates information_disclosure; removes payment_card; nist SI-19; cwe 312 }

// ---- authentication: the caller proves who it is ---------------------------------------------------------------------------

control authentication "The caller proves who it is" {
  alias authn, caller_authentication, authenticated_access
  guards callers; counts end_to_end; mitigates spoofing
  asvs v5.0.0-6.3.3; nist IA-8; cwe 306
  verify "a request without proof gets an answer that says no more than that"
  verify "a request with the proof of another caller is treated as that caller's, and with a made-up one is refused"
}
control password_authentication "Password" : authentication { alias password, basic_auth, basic_authentication, form_login, username_password, login_password, credentials; asvs v5.0.0-6.2.1; nist IA-5(1); cwe 521 }
control pin_code "PIN" : authentication { alias pin }
/// Keys stay on the device, and a page under another name gets no signature.
control passkey "Passkey" : authentication {
  alias webauthn, fido2, passkeys, security_key
  asvs v5.0.0-6.7.2; nist IA-2(8)
  verify "a page under a look-alike name gets no answer from the authenticator"
  verify "an answer to an earlier challenge is refused"
}
control one_time_code "One-time code" : authentication { alias otp, totp, sms_code, email_code, verification_code, hotp, one_time_password; asvs v5.0.0-6.5.1; cwe 294 }
control magic_link "Link that signs in" : authentication { alias login_link, email_link, sign_in_link; asvs v5.0.0-6.6.2 }
control biometric_check "Finger or face" : authentication { alias biometrics, fingerprint, face_id, touch_id; asvs v5.0.0-6.5.7 }
/// Something known and something owned. Prefer a factor that a look-alike page cannot pass on.
control mfa "Second factor" : authentication {
  alias multi_factor_authentication, two_factor_authentication, two_factor, second_factor, strong_authentication, sca
  mitigates spoofing, elevation_of_privilege
  asvs v5.0.0-6.3.3; nist IA-2(1); cwe 308
  verify "the right password alone opens no session"
  verify "a second factor that was used a minute ago is refused"
}
control phishing_resistant_mfa "Second factor that cannot be phished" : mfa { alias hardware_mfa, fido_mfa; nist IA-2(8) }
control single_sign_on "Signed in by the identity provider" : authentication { alias sso, federated_login, federation, oidc, openid_connect, saml, oidc_authentication; asvs v5.0.0-6.8.2; nist IA-8 }
control oauth "OAuth 2" : authentication { alias oauth2, oauth_20, client_credentials, token_authentication; asvs v5.0.0-10.3.1 }
control session_cookie "Session cookie" : authentication { alias cookie, session_id, session, cookie_session; asvs v5.0.0-7.2.1; cwe 613 }
control bearer_token "Bearer token" : authentication { alias access_token, token, token_auth, opaque_token; asvs v5.0.0-9.1.1 }
control jwt "Signed token" : bearer_token { alias json_web_token, signed_token, self_contained_token; asvs v5.0.0-9.1.1; cwe 347 }
control bound_token "Token that only its owner can use" : bearer_token { alias dpop, sender_constrained_token, mtls_bound_token, proof_of_possession, token_binding; asvs v5.0.0-10.3.5; cwe 294 }
control api_key "API key" : authentication { alias apikey, static_key, subscription_key; asvs v5.0.0-13.2.1; cwe 798 }
control client_certificate "Client certificate" : authentication { alias certificate_authentication, x509, ssh_key, public_key_authentication; counts per_hop; asvs v5.0.0-12.1.3; nist IA-5(2) }
/// Recomputed over the bytes as they came, before anything is parsed, and compared in constant time.
control hmac_signature "HMAC signature over the raw body" : authentication {
  alias hmac, webhook_signature, signed_payload, signature_check, signature_verification, request_signing, sigv4
  guards callers; counts end_to_end; mitigates spoofing, tampering
  asvs v5.0.0-4.1.5; nist SC-8; cwe 347
  verify "a delivery whose body was changed by one byte is refused before it is parsed"
  verify "while a secret is being rotated, deliveries signed with the old and with the new one are both taken"
}
control message_signature "Signed with a private key" : authentication { alias digital_signature, http_message_signature, jws, asymmetric_signature; guards callers; counts end_to_end; mitigates spoofing, tampering, repudiation; asvs v5.0.0-4.1.5; nist AU-10; cwe 347 }
control aws_signature "Request signed for the cloud" : authentication { alias iam_authentication, aws_iam, managed_identity_authentication, cloud_iam; asvs v5.0.0-13.2.1; nist IA-9 }
/// Names the program, not the machine or the network it calls from.
control workload_identity "Identity of the calling program" : authentication {
  alias service_identity, spiffe, service_account_token, machine_authentication, service_to_service_authentication, service_authentication
  asvs v5.0.0-13.2.1; nist IA-9; cwe 306
  verify "the same request sent from another workload in the same network is refused"
  verify "the identity a workload shows expires within a day and is renewed without a restart"
}
control database_login "Login of the database" : authentication { alias db_credentials, database_credentials, database_password, sql_login; asvs v5.0.0-13.2.3; cwe 1392 }
control ssh_login "SSH key" : authentication { alias ssh_public_key }
control kerberos_ticket "Kerberos ticket" : authentication { alias kerberos, integrated_windows_authentication }
control signed_url "Signed URL" : authentication { alias presigned_url, capability_url, signed_link, shared_access_signature; cwe 639 }
control device_attestation "The device proves what it is" : authentication { alias app_attestation, play_integrity, app_attest, device_identity, hardware_attestation, device_certificate; nist IA-3 }
control caller_verification "The caller is asked who it is" : authentication { alias voice_verification, call_back, callback_verification, security_questions }
control identity_proofing "Who somebody is, is checked once" { alias kyc, identity_verification, id_check; part of authentication; mitigates spoofing; nist IA-12 }
control token_validation "Issuer, audience, date and signature of tokens are checked" {
  alias token_check, jwt_validation, token_verification, audience_check, authentication_of_all_requests
  part of authentication; guards callers; counts end_to_end; mitigates spoofing, elevation_of_privilege
  asvs v5.0.0-9.2.3, v5.0.0-9.1.2; cwe 347
  verify "a token made for another audience is refused"
  verify "a token whose header names another algorithm is refused"
}
control step_up "Asked again before what matters" { alias step_up_authentication, reauthentication, re_authentication, transaction_confirmation, transaction_signing; part of authentication; mitigates spoofing, elevation_of_privilege; asvs v5.0.0-7.5.3; nist IA-11 }
control pkce "Codes only for who asked for them" { alias proof_key; part of authentication; mitigates spoofing; asvs v5.0.0-10.4.6; cwe 940 }
control oauth_state "Answers only to requests that were made" { alias state_parameter, nonce_check, login_csrf_protection; part of authentication; mitigates spoofing; asvs v5.0.0-10.2.1; cwe 352 }
control redirect_allowlist "Redirects go to registered addresses only" { alias redirect_uri_validation, registered_redirect_uris; mitigates spoofing, information_disclosure; asvs v5.0.0-10.4.1; cwe 601 }

// ---- logins, passwords, sessions -----------------------------------------------------------------------------------------------

control throttled_login "Login attempts are limited" : rate_limit {
  alias login_throttling, login_rate_limit, brute_force_protection, lockout, account_lockout, login_limit
  fits component, boundary; guards callers; counts end_to_end; mitigates spoofing
  asvs v5.0.0-6.3.1; nist AC-7; cwe 307
  verify "the sixth wrong password for one account within a minute waits, from whatever address it comes"
  verify "one address that tries a hundred accounts is slowed down, and its owner can still sign in elsewhere"
}
control leak_check "Passwords known to be leaked are refused" {
  alias breached_password_check, password_blocklist, compromised_password_check
  guards callers; mitigates spoofing; asvs v5.0.0-6.2.12; nist IA-5(1); cwe 521
  verify "a password from a published list cannot be chosen"
  verify "an account whose password turns up in a new list has to choose another at the next login"
}
control password_hashing "Passwords are kept as slow hashes" {
  alias bcrypt, argon2, scrypt, pbkdf2, salted_hash, hashed_passwords
  fits component, boundary; mitigates information_disclosure, spoofing; removes password; asvs v5.0.0-11.4.2; nist IA-5(1); cwe 916
  verify "two accounts with the same password have different entries"
  verify "computing one hash on the production machine takes at least a tenth of a second"
}
control password_policy "Rules for passwords" { alias password_length, password_rules, strong_passwords; mitigates spoofing; asvs v5.0.0-6.2.1; nist IA-5(1); cwe 521 }
control uniform_answers "Answers do not tell whether an account exists" {
  alias enumeration_protection, no_account_enumeration, generic_login_errors
  guards callers; mitigates information_disclosure; asvs v5.0.0-6.3.8; cwe 204
  verify "a reset for an unknown address answers with the same text and status as for a known one"
  verify "the time to answer for unknown and known accounts does not differ beyond noise"
}
control protected_cookie "Cookies that scripts and other sites cannot use" {
  alias secure_cookies, secure_cookie, httponly_cookies, samesite_cookies, cookie_flags
  guards callers; mitigates spoofing, information_disclosure; asvs v5.0.0-3.3.1, v5.0.0-3.3.4; nist SC-23; cwe 1004
  verify "a script in the page reads no session cookie"
  verify "a form on another site that posts to ours sends no session cookie"
}
control bound_session "Sessions are tied to the device" { alias session_binding, device_bound_session, fingerprinted_session; guards callers; mitigates spoofing; asvs v5.0.0-10.3.5; nist SC-23; verify "a session copied to another machine asks for a login"; verify "a session still works after the owner's address changes" }
control session_timeout "Sessions end by themselves" { alias idle_timeout, session_expiry, session_expiration, absolute_session_lifetime; mitigates spoofing; asvs v5.0.0-7.3.1; nist AC-12; cwe 613; verify "a session without a request for the agreed time answers with a login"; verify "a session older than the agreed age ends even while it is used" }
control session_renewal "A new session at every login" { alias session_regeneration, session_fixation_protection; mitigates spoofing; asvs v5.0.0-7.2.4; cwe 384; verify "the identifier before the login is worth nothing after it"; verify "a session identifier in an address is ignored" }
control session_revocation "Logging out ends the session on the server" { alias server_side_logout, logout_everywhere, global_logout; mitigates spoofing; asvs v5.0.0-7.4.1; nist SC-23(1); cwe 613; verify "a request with the cookie of a session that logged out is refused"; verify "changing the password ends the sessions on all other devices" }
control short_lived_tokens "Tokens live for minutes" { alias short_token_lifetime, short_lived_credentials, ephemeral_credentials, dynamic_secrets, just_in_time_access; mitigates spoofing; asvs v5.0.0-9.2.1; cwe 613; verify "a token recorded an hour ago is refused"; verify "a client renews its token without asking its user" }
control token_revocation "Tokens can be called back" {
  alias revocation_list, token_blocklist, revocable_tokens
  mitigates spoofing; asvs v5.0.0-10.4.9; nist AC-12; cwe 613
  verify "a token called back a minute ago is refused by every service that takes tokens"
  verify "an account that is closed loses all tokens it was given"
}
control refresh_rotation "A refresh token works once" { alias refresh_token_rotation, rotating_refresh_tokens; mitigates spoofing; asvs v5.0.0-10.4.5; cwe 294; verify "a refresh token used twice ends the whole session"; verify "of two requests with one refresh token at the same time one gets a token" }
control single_use_token "Works once" {
  alias single_use_link, single_use_code, one_time_token, one_time_link
  mitigates spoofing; asvs v5.0.0-6.5.1; cwe 294
  verify "the second use of a link answers that it is spent"
  verify "a mail scanner that opens the link before the reader does not spend it"
}
control safe_recovery "Recovery asks as much as the login" {
  alias secure_recovery, recovery_check, safe_password_reset
  mitigates spoofing; asvs v5.0.0-6.4.3; nist IA-5(1); cwe 640
  verify "a reset does not switch off the second factor"
  verify "a reset link sent before the last one is no longer good"
}
control login_notice "People are told of logins and changes" { alias login_notification, security_notification, new_device_alert; mitigates spoofing, repudiation; asvs v5.0.0-6.3.5, v5.0.0-6.3.7 }
control device_recognition "Unknown devices are asked more" { alias risk_based_authentication, adaptive_authentication, known_device, device_fingerprinting; part of authentication; mitigates spoofing; asvs v5.0.0-6.3.5 }
control captcha "Told apart from programs" { alias bot_protection, bot_detection, anti_automation, proof_of_work; guards callers; mitigates denial_of_service, spoofing; asvs v5.0.0-2.4.1; cwe 799 }
control no_default_accounts "No account everybody knows" { alias no_default_credentials, changed_default_passwords; mitigates spoofing; asvs v5.0.0-6.3.2; nist IA-5; cwe 1392 }

// ---- authorization: what the caller may do ---------------------------------------------------------------------------------------

control authorization "What the caller may do is checked" {
  alias authz, access_control, authorisation, access_check, permission_check
  guards callers; counts end_to_end; mitigates elevation_of_privilege, information_disclosure
  asvs v5.0.0-8.2.1; nist AC-3; cwe 862
  verify "a signed-in caller without the right gets a refusal, whatever the page shows"
  verify "a right that was taken away is refused at the next request"
}
control role_check "By role" : authorization { alias rbac, role_based_access_control, roles, function_level_authorization, admin_check, iam_role; asvs v5.0.0-8.2.1; nist AC-3(7); cwe 862 }
control attribute_check "By attributes" : authorization { alias abac, attribute_based_access_control, policy_based_access, policy_check, opa_policy; asvs v5.0.0-8.1.3; nist AC-3(13) }
control relationship_check "By relations" : authorization { alias rebac, relationship_based_access_control, zanzibar }
/// The number in the address is looked up together with the caller, never alone.
control ownership_check "Only what is the caller's own" : authorization {
  alias object_level_authorization, object_authorization, bola_protection, idor_protection, row_level_authorization, record_level_check
  mitigates information_disclosure, elevation_of_privilege, tampering
  asvs v5.0.0-8.2.2; nist AC-3; cwe 639
  verify "the number of somebody else's record answers like a number that does not exist"
  verify "a list never holds a record that its caller could not open alone"
}
control field_check "Only fields the caller may see or set" : authorization { alias property_level_authorization, field_level_authorization, mass_assignment_protection; asvs v5.0.0-8.2.3, v5.0.0-15.3.3; cwe 915 }
control tenant_isolation "Tenants do not see each other" : authorization {
  alias tenant_separation, multi_tenancy_isolation, row_level_security, tenant_check, tenant_scoping
  mitigates information_disclosure, elevation_of_privilege, tampering
  asvs v5.0.0-8.4.1; nist SC-4; cwe 653
  verify "a request with the session of one tenant and the number of another's record answers like one for no record"
  verify "a query that names no tenant fails instead of returning all of them"
}
control scope_check "Only what the token allows" : authorization { alias scopes, oauth_scopes, scope_validation, permission_scopes; asvs v5.0.0-10.3.2; cwe 863 }
control technical_user "As a technical user" : authorization { alias service_user, technical_user_authorization }
control user_delegation "As the user it works for" : authorization { alias enduser_identity_propagation, on_behalf_of, identity_propagation, delegated_authorization, token_exchange; asvs v5.0.0-8.3.3; cwe 441 }
control database_permissions "Rights in the database" : authorization { alias database_grants, grants, database_roles; nist AC-3 }
control bucket_policy "Nobody reads the bucket but those named" : authorization { alias private_bucket, block_public_access, resource_policy, iam_policy, access_policy; nist AC-3; cwe 732; verify "a request without a signature gets no list and no object"; verify "making one object public is refused by the account" }
control device_check "Only devices we manage" : authorization { alias managed_device_check, device_posture, conditional_access; nist AC-20 }
/// Every right a program has is one that its work uses.
control least_privilege "Only the rights the work needs" {
  alias minimal_rights, least_privileges, minimal_permissions, restricted_role, scoped_role, least_privilege_role
  mitigates elevation_of_privilege, information_disclosure, tampering; asvs v5.0.0-13.2.2; nist AC-6; cwe 250
  verify "with the identity of the program a table it does not use cannot be read"
  verify "with the identity of the program no right can be given to anybody"
}
control separation_of_duties "No one person can do it alone" { alias segregation_of_duties, sod; mitigates elevation_of_privilege, tampering; nist AC-5 }
/// Approver and requester are never one person, and the approver sees what will happen.
control human_approval "A person agrees first" {
  alias approval, four_eyes, four_eyes_principle, two_person_rule, dual_control, human_in_the_loop, manual_review, maker_checker, approval_workflow
  mitigates elevation_of_privilege, tampering, spoofing; asvs v5.0.0-2.3.5; nist AC-3(2); cwe 841
  verify "what was asked for has no effect until another person has agreed"
  verify "changing a request after it was agreed to asks for a new agreement"
}
control access_review "Rights are looked through regularly" { alias recertification, entitlement_review, access_recertification; mitigates elevation_of_privilege; nist AC-2 }
control offboarding "Who leaves loses access the same day" { alias deprovisioning, account_deactivation; mitigates spoofing, elevation_of_privilege; asvs v5.0.0-7.4.2; nist PS-4 }
control privileged_access "Administrators work through a controlled door" { alias pam, privileged_access_management, break_glass, jit_admin, admin_access_control, session_recording; mitigates elevation_of_privilege, repudiation; asvs v5.0.0-8.4.2; nist AC-6(5) }
control admin_access_hardening "Administrators need encryption and a second factor" : privileged_access { alias hardened_admin_access, secure_admin_access; nist AC-17(2) }
control support_consent "Support sees an account only when its owner agrees" { alias consented_impersonation, customer_consent_for_support; mitigates information_disclosure, elevation_of_privilege }
control sudo_logging "What administrators do is recorded" { alias privileged_command_logging; mitigates repudiation; nist AC-6(9) }

// ---- what comes in ---------------------------------------------------------------------------------------------------------------

/// On the server, before anything acts on it, and by what is allowed instead of what is not.
control input_validation "What comes in is checked" {
  alias validation, input_check, input_filtering, server_side_validation, sanitization, sanitisation, input_sanitization
  guards content; counts end_to_end; mitigates tampering, elevation_of_privilege
  asvs v5.0.0-2.2.1; nist SI-10; cwe 1287
  verify "a value outside the allowed range is refused, and nothing has changed"
  verify "a field that nobody asked for is refused or dropped"
}
control schema_validation "Checked against a schema" : input_validation {
  alias json_schema, openapi_validation, strict_parsing, contract_validation, xml_schema, strict_schema
  asvs v5.0.0-2.2.1; nist SI-10; cwe 1286
  verify "a payload with one field of another type is refused with the name of the field"
  verify "a payload with a key twice is refused"
}
control allowlist_validation "Only known values" : input_validation { alias allowlist, allow_list, whitelist; asvs v5.0.0-2.2.1; cwe 1287 }
control body_limit "The size of what comes in is bounded" {
  alias size_limit, payload_limit, request_size_limit, upload_limit, max_body_size, message_size_limit
  guards content; counts end_to_end; mitigates denial_of_service
  asvs v5.0.0-5.2.1; nist SC-5; cwe 770
  verify "a body one byte above the limit is refused before it is read to its end"
  verify "a small body that unpacks to more than the limit is refused while it is unpacked"
}
control parameterized_queries "Queries take values apart from their text" { alias prepared_statements, sql_injection_protection, orm, parameterised_queries, bound_parameters; guards content; mitigates tampering, information_disclosure, elevation_of_privilege; asvs v5.0.0-1.2.4; nist SI-10; cwe 89; verify "a quote in every text field is kept as a quote"; verify "the query log shows the same text for all values" }
control command_escaping "Commands take values apart from their text" { alias command_injection_protection, no_shell; guards content; mitigates elevation_of_privilege; asvs v5.0.0-1.2.5; cwe 78 }
control output_encoding "What goes out is encoded for where it goes" { alias escaping, html_escaping, xss_protection, context_encoding, template_escaping; mitigates tampering, spoofing; asvs v5.0.0-1.2.1; nist SI-15; cwe 79; verify "a name that holds a script tag is shown as text on every page it reaches"; verify "an address that starts with javascript: becomes no link" }
control html_sanitising "Only harmless markup is left in" { alias html_sanitization, markdown_sanitization, dompurify; guards content; mitigates tampering; asvs v5.0.0-1.3.1; cwe 79 }
control safe_parsing "Parsers that build nothing and fetch nothing" { alias safe_deserialization, safe_deserialisation, xxe_protection, deserialization_protection, no_external_entities, hardened_parser; guards content; mitigates elevation_of_privilege, information_disclosure; asvs v5.0.0-1.5.1, v5.0.0-1.5.2; cwe 502; verify "a document that names an external entity causes no call to it"; verify "a serialized object of an unexpected class is refused" }
control file_check "Uploaded files are what they say" { alias file_type_check, upload_validation, content_type_check, mime_check; guards content; mitigates elevation_of_privilege, tampering; asvs v5.0.0-5.2.2; cwe 434 }
control malware_scan "Files are searched for malware" { alias antivirus, virus_scan, av_scan, malware_protection; guards content; mitigates elevation_of_privilege, tampering; asvs v5.0.0-5.4.3; nist SI-3; cwe 434 }
control content_disarm "Files are rebuilt without anything active" { alias cdr, re_encoding, image_re_encoding; guards content; mitigates elevation_of_privilege; cwe 434 }
control path_check "File names are our own" { alias path_traversal_protection, safe_file_names; guards content; mitigates information_disclosure, elevation_of_privilege; asvs v5.0.0-5.3.2; cwe 22 }
/// Looked up once, checked, and called by that very address, redirects included.
control destination_check "Only public addresses are called" {
  alias ssrf_protection, url_allowlist, url_validation, ssrf_guard, destination_allowlist
  guards content; counts end_to_end; mitigates information_disclosure, elevation_of_privilege
  asvs v5.0.0-1.3.6; nist SC-7; cwe 918
  verify "an address that resolves to the metadata service or to a private network is refused"
  verify "a public address that redirects to a private one is not followed"
}
control csrf_protection "Only our own pages can make a browser act" { alias csrf_token, anti_csrf, xsrf_protection, csrf, origin_check, samesite; guards callers; mitigates spoofing, tampering; asvs v5.0.0-3.5.1; nist SC-23; cwe 352; verify "a form on another site that posts with the victim's session has no effect"; verify "a request with a token of another session is refused" }
control cors_policy "Only named sites may read answers" { alias cors, strict_cors; guards callers; mitigates information_disclosure; asvs v5.0.0-3.4.2; cwe 942 }
control content_security_policy "Pages run only our scripts" { alias csp; mitigates tampering, spoofing; asvs v5.0.0-3.4.3; cwe 79; verify "an inline script put into a page does not run, and is reported"; verify "a script from a host that is not named does not load" }
control frame_protection "Pages cannot be framed" { alias clickjacking_protection, x_frame_options, frame_ancestors; mitigates spoofing; asvs v5.0.0-3.4.6; cwe 1021 }
control security_headers "Headers that keep browsers strict" { alias secure_headers, http_security_headers; mitigates tampering, information_disclosure; asvs v5.0.0-3.4.4 }
control script_integrity "Scripts of others are checked" { alias sri, subresource_integrity; mitigates tampering; asvs v5.0.0-3.6.1; cwe 829 }
control web_firewall "Web application firewall" { alias waf, web_application_firewall, waf_rules, virtual_patching; guards callers; counts end_to_end; mitigates tampering, denial_of_service, elevation_of_privilege; nist SC-7 }
control link_check "Links lead where they say" { alias open_redirect_protection, redirect_check; mitigates spoofing; asvs v5.0.0-3.7.2; cwe 601 }

// ---- messages that come again, late or out of order ---------------------------------------------------------------------------------

/// The time that counts is the one under the signature.
control replay_window "Old and repeated messages are refused" {
  alias nonce, timestamp_check, replay_protection, anti_replay, freshness_check, nonce_and_timestamp
  guards callers; counts end_to_end; mitigates spoofing, tampering
  asvs v5.0.0-6.7.2; nist IA-2(8); cwe 294
  verify "a delivery recorded ten minutes ago and sent again byte for byte is refused"
  verify "a delivery with a new time and the old signature is refused"
}
control idempotency "Twice has the effect of once" {
  alias idempotency_key, deduplication, idempotent_consumer, exactly_once, dedup, idempotent_handler
  guards content; counts end_to_end; mitigates tampering
  asvs v5.0.0-2.3.3; nist SI-10; cwe 837
  verify "a delivery with the id of an earlier one answers well and changes nothing"
  verify "the same delivery in parallel to two instances is booked once"
}
control ordering_check "Late messages do not undo newer ones" { alias sequence_check, version_check, optimistic_locking, sequence_numbers, ordering; guards content; counts end_to_end; mitigates tampering; asvs v5.0.0-2.3.1; cwe 841; verify "an event with an older version than the record leaves the record as it is"; verify "an event about a record that does not exist yet is kept until it does" }
control sender_allowlist "Only named senders are heard" { alias vendor_allowlist, per_vendor_allowlist, sender_check, known_senders; guards callers; mitigates spoofing; nist AC-4; cwe 940; verify "a delivery for a sender that is not enabled is refused like one with a wrong signature"; verify "switching one sender off leaves the others untouched" }
control separate_secrets "One secret for each sender" { alias secret_per_vendor, per_tenant_secrets, individual_secrets, per_vendor_secret; mitigates spoofing; nist IA-5; cwe 1391; verify "a delivery of one sender signed with another's secret is refused"; verify "retiring one sender's secret leaves the other senders working" }
control secret_rotation "Secrets are renewed" { alias rotating_secrets, credential_rotation, automatic_rotation, key_rollover; fits data, actor, component, boundary; mitigates spoofing, information_disclosure; asvs v5.0.0-13.3.4; nist SC-12; cwe 324; verify "a secret older than its period is refused"; verify "a rotation in the middle of traffic loses no request" }
control constant_time_check "Secrets are compared in constant time" { alias constant_time_comparison, timing_safe_compare; mitigates information_disclosure, spoofing; asvs v5.0.0-11.2.4; cwe 208 }
control queued_processing "Answered first, worked on later" { alias asynchronous_processing, async_processing, queue_first, buffered_intake; guards content; counts end_to_end; mitigates denial_of_service; nist SC-5; cwe 410; verify "an answer goes out while the work behind it stands still"; verify "a burst of ten times the normal load is taken in and worked off" }
control dead_letter_handling "What cannot be worked on is kept and seen" { alias dead_letter_queue, poison_message_handling, retry_limit, dlq; mitigates denial_of_service, repudiation; nist SI-17; cwe 754; verify "a message that fails five times lies in the dead letter queue, and an alarm names it"; verify "a message behind one that fails is still worked on" }
control backoff "Retries wait longer each time" { alias exponential_backoff, retry_backoff, jitter, retry_budget, retry, retries; mitigates denial_of_service; asvs v5.0.0-13.2.6; cwe 799 }

// ---- floods and failures ---------------------------------------------------------------------------------------------------------------

control rate_limit "Requests are limited" {
  alias rate_limiting, throttling, throttle, quota, request_limit, api_quota, usage_plan
  guards callers; counts end_to_end; mitigates denial_of_service
  asvs v5.0.0-2.4.1; nist SC-5; cwe 770
  verify "a caller above its limit gets a refusal, and the others answers as fast as before"
  verify "the limit counts callers, not connections"
}
control flood_protection "Floods stop before they arrive" { alias ddos_protection, anti_ddos, scrubbing; guards callers; counts end_to_end; mitigates denial_of_service; nist SC-5 }
control timeouts "Nothing waits for ever" { alias timeout, deadline, request_timeout, deadlines; mitigates denial_of_service; asvs v5.0.0-13.1.3; cwe 772 }
control circuit_breaker "Stops calling what does not answer" { alias bulkhead, hystrix, resilience4j, graceful_degradation, fallback; mitigates denial_of_service; asvs v5.0.0-16.5.2; nist SC-24; cwe 404; verify "with the other side down, callers get an answer within the agreed time"; verify "when the other side is back, calls go out again by themselves" }
control load_balancing "Load is spread" { alias load_balancer, load_balanced; mitigates denial_of_service; nist SC-5; cwe 410; verify "requests go on being answered while one instance is stopped"; verify "a new instance takes its share within a minute" }
control autoscaling "Grows with the load" { alias auto_scaling, elastic_scaling, horizontal_scaling; mitigates denial_of_service; nist SC-5 }
control redundancy "A second one takes over" { alias high_availability, ha, failover, replication, multi_az, standby, clustering, redundant_instances; mitigates denial_of_service; nist CP-10; cwe 654; verify "with one of the two switched off, users notice nothing for an hour"; verify "after a failover no acknowledged write is missing" }
control backup "Backups that are restored on trial" { alias backups, tested_backups, restore_test, snapshots, point_in_time_recovery; mitigates denial_of_service, tampering; nist CP-9; verify "last month's restore on trial ended with the record count of the day before"; verify "with the rights of the application a backup cannot be deleted" }
control disaster_recovery "Comes back from losing a site" { alias dr_plan, recovery_plan, business_continuity, multi_region; mitigates denial_of_service; nist CP-2 }
control resource_limits "Programs are held to their share" { alias resource_quota, cpu_limit, memory_limit, container_limits, connection_limit, cost_limit, spending_limit, budget_alarm; mitigates denial_of_service; asvs v5.0.0-15.4.4; nist SC-6; cwe 770 }
control query_limits "Queries cannot cost too much" { alias query_cost_limit, graphql_depth_limit, pagination, query_timeout; guards content; mitigates denial_of_service; asvs v5.0.0-4.3.1; cwe 770 }
control capacity_planning "Measured against the load to come" { alias load_test, load_testing, performance_test; mitigates denial_of_service; nist SC-5 }
control fail_closed "A failure refuses" { alias fail_secure, fail_safe, safe_failure; mitigates elevation_of_privilege; asvs v5.0.0-16.5.3; nist SC-24; cwe 636 }

// ---- what can be told afterwards ---------------------------------------------------------------------------------------------------------

/// Who, what, on whose behalf, when, with what result: written before the answer goes out.
control audit_log "Who did what is written down" {
  alias audit, audit_logging, audit_trail, auditing, security_logging, activity_log
  guards callers; counts end_to_end; mitigates repudiation
  asvs v5.0.0-16.2.1; nist AU-2; cwe 778
  verify "one action in the product gives one entry with who, what, on whose behalf, when and with what result"
  verify "an action whose entry cannot be written does not happen"
}
control login_audit "Logins and failed logins are written down" : audit_log { alias authentication_logging, login_log, login_logging; asvs v5.0.0-16.3.1; nist AU-2; cwe 778 }
control impersonation_log "Who acted for whom is written down" : audit_log { alias delegation_log, support_access_log; nist AC-6(9) }
control local_logging "Writes a log" { alias logging, application_logging, log, logs, correlation_id; mitigates repudiation; asvs v5.0.0-16.1.1; nist AU-12; cwe 778 }
control central_logging "Logs go to one place" { alias log_forwarding, centralized_logging, centralised_logging, log_aggregation; mitigates repudiation; asvs v5.0.0-16.4.3; nist AU-6; cwe 778 }
/// Whoever writes entries cannot change or delete them, administrators of the program included.
control write_once "Entries cannot be changed" {
  alias immutable_log, worm, append_only, tamper_proof_log, object_lock, immutable_storage, tamper_evident_log, hash_chain
  mitigates tampering, repudiation; asvs v5.0.0-16.4.2; nist AU-9; cwe 117
  verify "with every right the program has, an entry of yesterday can be neither changed nor deleted"
  verify "a gap in the numbering of entries raises an alarm"
}
control log_sanitizing "Secrets and names are kept out of logs" {
  alias log_redaction, log_masking, log_scrubbing, log_sanitization, log_sanitisation, redaction
  guards content; counts end_to_end; mitigates information_disclosure, tampering; removes pii, credential, payment_card
  asvs v5.0.0-16.2.5, v5.0.0-16.4.1; nist AU-3; cwe 532
  verify "a request with a token, a card number and a name leaves none of them in any log"
  verify "a line break in a field gives no second entry"
}
control monitoring "Somebody watches" { alias observability, metrics, health_monitoring, dashboards, tracing, siem; mitigates denial_of_service, repudiation; nist SI-4; cwe 778 }
control alerting "Somebody is called" { alias alarms, alerts, alarm, security_alerting, on_call; mitigates repudiation, denial_of_service; asvs v5.0.0-16.4.3; nist SI-4; cwe 778 }
control anomaly_detection "What is unusual is noticed" { alias fraud_detection, behavior_analytics, ueba, anomaly_alerting, threat_detection; mitigates spoofing, repudiation; nist SI-4 }
control intrusion_detection "Intruders are noticed" { alias ids, ips, intrusion_prevention, edr, host_intrusion_detection, runtime_protection, rasp; mitigates elevation_of_privilege; nist SI-4 }
control time_sync "Clocks agree" { alias ntp_sync, synchronised_clocks; mitigates repudiation; asvs v5.0.0-16.2.2; nist SC-45 }
control receipts "Both sides have proof" { alias non_repudiation, confirmation, proof_of_delivery, signed_receipt; mitigates repudiation; nist AU-10 }
control incident_response "Known what to do when it happens" { alias incident_plan, runbook, playbook; mitigates repudiation, denial_of_service; nist IR-4 }

// ---- networks -----------------------------------------------------------------------------------------------------------------------

control network_policy "Only declared connections are possible" {
  alias network_segmentation, segmentation, micro_segmentation, microsegmentation, kubernetes_network_policy, network_isolation, firewall_rules
  mitigates elevation_of_privilege, information_disclosure; nist SC-7(5); cwe 923
  verify "a connection that the model does not name times out"
  verify "a workload under another name in the same network reaches no port"
}
control firewall "Firewall" { alias packet_filter, security_group_rules, network_acl; guards callers; mitigates elevation_of_privilege, denial_of_service; nist SC-7 }
control ip_allowlist "Only known addresses get through" { alias ip_allow_list, ip_whitelist, ip_filter, ip_restriction, source_ip_check, geo_blocking; guards callers; mitigates spoofing, denial_of_service; nist SC-7; cwe 291 }
control egress_filter "Only known destinations can be called" { alias egress_filtering, outbound_allowlist, egress_allowlist, egress_control; mitigates information_disclosure; asvs v5.0.0-13.2.4; nist SC-7(5) }
control private_endpoint "Not reachable from the internet" { alias private_link, no_public_access, internal_only, private_access, vpc_endpoint; guards callers; mitigates elevation_of_privilege, information_disclosure; nist SC-7 }
control vpn_access "Only through the VPN" { alias vpn_only, vpn_required, vpn; guards callers; mitigates spoofing; nist AC-17 }
control dns_security "Names are signed" { alias dnssec; mitigates spoofing; nist SC-20 }
control mail_authentication "Mail in our name is ours" { alias dmarc, spf, dkim; mitigates spoofing; nist SI-8 }
control registration_check "Registrations are checked" { alias registration_validation, verified_registration; guards callers; mitigates spoofing; cwe 940 }
control ownership_proof "Whoever registers an address proves it is theirs" { alias url_verification, challenge_response, domain_verification, endpoint_verification, email_verification, address_verification; guards callers; mitigates spoofing, information_disclosure; cwe 940; verify "an address that does not echo the challenge receives no event"; verify "a change of address asks for a new proof" }

// ---- secrets ---------------------------------------------------------------------------------------------------------------------------

/// Not in the code, not in an image, not in a file that is copied: fetched at run time by the identity of the program.
control managed_secrets "Secrets lie in a secret manager" {
  alias secrets_management, secret_management, secrets_in_vault, vault_secrets, external_secrets, secrets, secret_manager, vault
  mitigates information_disclosure, spoofing; asvs v5.0.0-13.3.1; nist IA-5(7); cwe 798
  verify "a search of the repository, its history and the images finds no secret"
  verify "with the secret manager switched off a fresh instance does not start"
}
control secret_scanning "Code is searched for secrets" { alias secret_detection, gitleaks, push_protection; mitigates information_disclosure; nist IA-5(7); cwe 798 }
control least_secrets "Each part has its own credential" { alias own_credentials, separate_credentials, individual_credentials; mitigates elevation_of_privilege, repudiation; nist IA-4; cwe 1391 }
control hardware_keys "Keys cannot be taken out" { alias hsm_keys, hardware_backed_keys, secure_enclave_keys, keystore_keys, tpm_keys; mitigates information_disclosure, spoofing; asvs v5.0.0-13.3.3; nist SC-12 }
control secure_random "Secrets cannot be guessed" { alias random_tokens, unguessable_identifiers, csprng, uuid_identifiers; mitigates spoofing, information_disclosure; asvs v5.0.0-11.5.1; cwe 331 }

// ---- machines and code --------------------------------------------------------------------------------------------------------------------

control hardening "Only what is needed is switched on" { alias hardened_configuration, secure_configuration, secure_defaults, cis_benchmark, baseline_configuration, minimal_image; mitigates elevation_of_privilege, information_disclosure; asvs v5.0.0-13.4.2; nist CM-6; cwe 1188 }
control patching "Updates are put in quickly" { alias patch_management, updates, security_updates, automatic_updates, vulnerability_management; mitigates elevation_of_privilege; asvs v5.0.0-15.2.1; nist SI-2; cwe 1395 }
control dependency_scanning "Known holes in libraries are found" { alias software_composition_analysis, dependency_check, vulnerability_scanning, image_scanning, container_scanning; mitigates elevation_of_privilege; asvs v5.0.0-15.2.1; nist RA-5; cwe 1395 }
control dependency_pinning "Libraries are the ones that were chosen" { alias lockfile, version_pinning, hash_pinning, pinned_dependencies, trusted_registry; mitigates tampering; asvs v5.0.0-15.2.4; nist SR-3; cwe 494 }
control bill_of_materials "Known what is inside" { alias sbom, software_inventory; mitigates tampering; asvs v5.0.0-15.1.2; nist CM-8 }
control code_review "A second person reads each change" { alias pull_request_review, peer_review, branch_protection, protected_branch, mandatory_review; mitigates tampering, elevation_of_privilege; nist SA-11; cwe 1242 }
control code_analysis "Code is searched for weaknesses" { alias static_analysis, sast, dast, fuzzing, code_scanning, security_testing; mitigates tampering, elevation_of_privilege; nist SA-11 }
control penetration_test "Somebody tried" { alias pentest, penetration_testing, red_team, bug_bounty, security_review; mitigates elevation_of_privilege; nist CA-8 }
control code_signing "What runs is what was built" { alias signed_artifacts, artifact_signing, signed_releases, binary_signing, signed_updates, signature_of_packages, signed_firmware; mitigates tampering; nist CM-14; cwe 494; verify "an artifact changed by one byte is not started"; verify "an artifact signed with a retired key is not started" }
control image_signing "Only signed images run" : code_signing { alias signed_images, cosign_signatures, admission_control, image_verification }
control provenance "Known from which commit and builder it comes" { alias slsa, build_provenance, attestation, reproducible_builds; mitigates tampering, repudiation; nist SR-4 }
control commit_signing "Commits are signed" { alias signed_commits; mitigates spoofing, repudiation; nist CM-14 }
control isolated_builds "Every build has a machine of its own" { alias ephemeral_runners, build_isolation, isolated_runners, ephemeral_builds; mitigates tampering, elevation_of_privilege; nist SC-39; cwe 653 }
control integrity_check "Changes are noticed" { alias checksum, hash_check, file_integrity_monitoring, tamper_detection, integrity_protection, mac; mitigates tampering; nist SI-7; cwe 353 }
control secure_boot "Only signed software starts" { alias verified_boot, trusted_boot, measured_boot; mitigates tampering, elevation_of_privilege; nist SI-7(15) }
control sandboxing "Runs in a cage" { alias sandbox, isolation, process_isolation, container_isolation, seccomp, gvisor, jail, firecracker, chroot; mitigates elevation_of_privilege; asvs v5.0.0-15.2.5; nist SC-39; cwe 653 }
control non_root "Runs without special rights" { alias rootless, unprivileged, read_only_filesystem, dropped_capabilities; mitigates elevation_of_privilege; nist AC-6; cwe 250 }
control dedicated_server "Does nothing else" { alias dedicated_service, single_purpose, dedicated_instance; mitigates elevation_of_privilege; nist SC-3; cwe 653 }
control memory_safety "No way to write past the end" { alias memory_safe_language, aslr, stack_protection, cfi; mitigates elevation_of_privilege; asvs v5.0.0-1.4.1; nist SI-16 }
control change_management "Changes are planned and can be taken back" { alias change_control, rollback, staged_rollout, canary_release, change_approval; mitigates tampering, denial_of_service; nist CM-5 }
control environment_separation "Test and production are apart" { alias separate_environments, no_production_data_in_test; mitigates information_disclosure, tampering; nist CM-5 }
control physical_security "Locked away" { alias locks, access_badges, physical_access_control, locked_rack, cctv; mitigates tampering, elevation_of_privilege, denial_of_service; nist PE-3 }
control tamper_resistance "Notices being opened" { alias tamper_protection, tamper_seal, anti_tamper, obfuscation, jailbreak_detection, root_detection; mitigates tampering; nist SR-11 }
control debug_locked "No door for debugging" { alias disabled_debug_ports, no_debug_interfaces, jtag_disabled; mitigates elevation_of_privilege; asvs v5.0.0-13.4.2; cwe 1191 }
control remote_wipe "Lost devices are emptied" { alias mobile_device_management, mdm, device_lock, screen_lock; mitigates information_disclosure; nist AC-11 }

// ---- privacy -----------------------------------------------------------------------------------------------------------------------------

control data_minimisation "Only what is needed is kept or sent" { alias data_minimization, minimal_data, response_filtering, field_filtering; mitigates information_disclosure; asvs v5.0.0-14.2.6, v5.0.0-15.3.1; nist SI-12; cwe 213 }
control retention_limit "Deleted when its time is over" { alias data_retention, retention_policy, automatic_deletion, ttl, data_deletion, lifecycle_policy; mitigates information_disclosure; asvs v5.0.0-14.2.7; nist SI-12 }
control pseudonymisation "Names are replaced by numbers" { alias pseudonymization; guards content; counts end_to_end; mitigates information_disclosure; removes pii; nist SI-19; cwe 359 }
control anonymisation "Nobody can be recognised" { alias anonymization, aggregation, differential_privacy, k_anonymity; guards content; counts end_to_end; mitigates information_disclosure; removes pii; nist SI-19; cwe 359 }
control masking "Shown in part only" { alias data_masking, redacted_display, truncation; mitigates information_disclosure; asvs v5.0.0-14.2.6; cwe 359 }
control consent "People were asked" { alias user_consent, opt_in, consent_management, cookie_banner; mitigates information_disclosure; asvs v5.0.0-10.7.1; nist PT-2 }
control erasure "People can have their data deleted" { alias right_to_erasure, account_deletion, data_subject_rights, gdpr_deletion, crypto_shredding; mitigates information_disclosure; nist SI-12 }
control data_processing_agreement "A contract binds the other company" { alias dpa, contract, nda, sla, vendor_assessment, supplier_assessment; mitigates information_disclosure, repudiation; nist SA-9 }
control data_residency "Data stays where it must" { alias data_localisation, data_localization, geo_fencing, regional_storage; mitigates information_disclosure }
control caching_off "Nothing is left in caches" { alias no_store, cache_control, no_caching; mitigates information_disclosure; asvs v5.0.0-14.3.2; cwe 525 }
control quiet_errors "Errors tell nothing" { alias generic_errors, error_handling, safe_error_messages, no_stack_traces; mitigates information_disclosure; asvs v5.0.0-16.5.1; nist SI-11; cwe 209 }
control data_loss_prevention "Data that leaves is looked at" { alias dlp, leak_prevention; mitigates information_disclosure; nist SC-7(10) }

// ---- models and agents ------------------------------------------------------------------------------------------------------------------

/// Text that came from outside is data to the model, marked as such, and never an order.
control content_sanitisation "Instructions in content are taken out or fenced" {
  alias prompt_injection_protection, prompt_hardening, prompt_shield, content_fencing, input_guardrail, prompt_filtering
  guards content; counts end_to_end; mitigates elevation_of_privilege, tampering; removes untrusted_content
  cwe 1427; nist SI-10
  verify "a page that says to call a tool causes no call of it"
  verify "text from a document is passed on marked as a document's"
}
control output_check "What a model says is checked before it acts" { alias output_validation, output_guardrail, response_filter, moderation, content_filter, output_filtering; mitigates tampering, elevation_of_privilege, information_disclosure; nist SI-15 }
control tool_allowlist "An agent has only the tools it needs" { alias tool_permissions, limited_tools, tool_restrictions; mitigates elevation_of_privilege; nist AC-6; cwe 250 }
control grounding "Answers name their source" { alias citations, fact_checking; mitigates tampering, repudiation }
control model_evaluation "Tried against attacks" { alias model_testing, adversarial_testing, red_teaming, evals; mitigates tampering; nist SA-11 }
control training_data_check "Training data is known and checked" { alias data_provenance, dataset_validation, poisoning_protection; mitigates tampering; nist SI-7 }

// ---- people -----------------------------------------------------------------------------------------------------------------------------

control training "People know what to look for" { alias security_training, awareness, awareness_training, phishing_training; mitigates spoofing; nist AT-2 }
control background_check "People are known" { alias vetting, screening; mitigates elevation_of_privilege; nist PS-3 }
control insurance "Somebody else pays" { alias cyber_insurance }
control contact_verification "Called back under a known number" { alias verified_callback, out_of_band_verification, out_of_band_confirmation; mitigates spoofing; cwe 940 }

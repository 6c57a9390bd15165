/// Who is it, and may they: authentication, logins and sessions, authorization.
/// `guards callers`: it stands where a call arrives; `guards content`: where content is taken in. `counts per_hop`: every hop needs
/// it; `end_to_end`: the last part has it, or a relay that is trusted as much.
pack prelude

// ---- authentication: the caller proves who it is ---------------------------------------------------------------------------

control authentication "The caller proves who it is" {
  alias authn, caller_authentication, authenticated_access
  guards callers; counts end_to_end; mitigates spoofing
  asvs v5.0.0-6.3.3; nist IA-8; cwe 306
  verify "a request without proof gets an answer that says no more than that"
  verify "a request with the proof of another caller is treated as that caller's, and with a made-up one is refused"
  guidance "Decide it in one place in front of all handlers, and refuse by default: a new endpoint is closed until somebody opens it."
  cost medium
}
control password_authentication "Password" : authentication { alias password, basic_auth, basic_authentication, form_login, username_password, login_password, credentials; asvs v5.0.0-6.2.1; nist IA-5(1); cwe 521 }
control pin_code "PIN" : authentication { alias pin }
/// Keys stay on the device, and a page under another name gets no signature.
control passkey "Passkey" : authentication {
  alias webauthn, fido2, passkeys, security_key
  asvs v5.0.0-6.7.2; nist IA-2(8)
  verify "a page under a look-alike name gets no answer from the authenticator"
  verify "an answer to an earlier challenge is refused"
  guidance "Check origin and challenge on the server with a maintained library, and let people register more than one."
  cost medium
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
  guidance "Ask at the login, and again before what matters. Prefer passkeys or hardware over codes, which look-alike pages pass on."
  cost medium
}
control phishing_resistant_mfa "Second factor that cannot be phished" : mfa { alias hardware_mfa, fido_mfa; nist IA-2(8) }
control single_sign_on "Signed in by the identity provider" : authentication { alias sso, federated_login, federation, oidc, openid_connect, saml, oidc_authentication; asvs v5.0.0-6.8.2; nist IA-8 }
control oauth "OAuth 2" : authentication { alias oauth2, oauth_20, client_credentials, token_authentication; asvs v5.0.0-10.3.1 }
control session_cookie "Session cookie" : authentication { alias cookie, session_id, session, cookie_session; asvs v5.0.0-7.2.1; cwe 613 }
control bearer_token "Bearer token" : authentication { alias access_token, token, token_auth, opaque_token; asvs v5.0.0-9.1.1 }
control jwt "Signed token" : bearer_token { alias json_web_token, signed_token, self_contained_token; asvs v5.0.0-9.1.1; cwe 347 }
control bound_token "Token that only its owner can use" : bearer_token { alias dpop, sender_constrained_token, mtls_bound_token, proof_of_possession, token_binding; asvs v5.0.0-10.3.5; cwe 294 }
control api_key "API key" : authentication { alias apikey, static_key, subscription_key; asvs v5.0.0-13.2.1; cwe 798 }
control ssh_key "SSH key" : authentication { alias public_key_authentication; counts per_hop; asvs v5.0.0-13.2.1; nist IA-5(2) }
control client_certificate "Client certificate" : authentication {
  alias certificate_authentication, x509
  counts per_hop; asvs v5.0.0-12.1.3; nist IA-5(2)
  verify "a call with an expired certificate ends in the handshake"
  verify "a call with a valid certificate of another subject is refused"
  guidance "Issue them for days, by machine, and match the subject against the caller that is expected."
  cost medium
}
/// Recomputed over the bytes as they came, before anything is parsed, and compared in constant time.
control hmac_signature "HMAC signature over the raw body" : authentication {
  alias hmac, webhook_signature, signed_payload, signature_check, signature_verification, request_signing, sigv4
  guards callers; counts end_to_end; mitigates spoofing, tampering
  asvs v5.0.0-4.1.5; nist SC-8; cwe 347
  verify "a delivery whose body was changed by one byte is refused before it is parsed"
  verify "while a secret is being rotated, deliveries signed with the old and with the new one are both taken"
  guidance "Read the raw bytes before any parser, compute, compare in constant time, then parse. Accept two secrets at a time so that one can be renewed."
  cost low
}
control message_signature "Signed with a private key" : authentication {
  alias digital_signature, http_message_signature, jws, asymmetric_signature
  guards callers; counts end_to_end; mitigates spoofing, tampering, repudiation; asvs v5.0.0-4.1.5; nist AU-10; cwe 347
  verify "a message signed with a key that was withdrawn is refused"
  verify "a message whose path was changed after signing is refused"
  guidance "Sign method, path, time and a digest of the body with a private key, and publish the public key under an address that does not change."
  cost medium
}
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
  guidance "Use the library of the issuer, pin issuer, audience and algorithms in configuration, and refuse what is missing."
  cost low
}
control algorithm_allowlist "Tokens are checked under named algorithms only" {
  alias fixed_algorithm, pinned_algorithm, no_alg_none
  part of token_validation; guards callers; counts end_to_end; mitigates spoofing; asvs v5.0.0-9.1.2; cwe 757
  verify "a token whose header says `none` is refused"
  verify "a token signed with the public key as if it were a shared secret is refused"
  guidance "Name the algorithm in the call that verifies, and give it a key of that type; never read it from the token."
  cost low
}
control trusted_keys "Keys for tokens come from the issuer's own address" {
  alias pinned_issuer_keys, jwks_pinning, key_source_check
  part of token_validation; guards callers; counts end_to_end; mitigates spoofing; asvs v5.0.0-9.1.3; cwe 346
  verify "a token that brings its own key, or names an address for it, is refused"
  verify "a token signed with the issuer's new key is taken without a restart, and with a withdrawn one is refused"
  guidance "One configured address for keys, read over TLS, kept for minutes; ignore `jwk`, `jku` and `x5u` in the header."
  cost low
}
control token_library "The issuer's library checks tokens" : token_validation, algorithm_allowlist, trusted_keys {
  alias jwt_library, token_middleware
  verify "the middleware stands in front of every route, and a route without it fails a test"
  verify "a token for another audience, one without an end and one with a foreign key each fail the same test"
  guidance "Take the middleware of the identity provider's SDK, set issuer, audience and algorithm, and mount it once for all routes."
  cost low
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
  guidance "Count by account and by address, slow down instead of locking, and let a second factor through."
  cost low
}
control leak_check "Passwords known to be leaked are refused" {
  alias breached_password_check, password_blocklist, compromised_password_check
  guards callers; mitigates spoofing; asvs v5.0.0-6.2.12; nist IA-5(1); cwe 521
  verify "a password from a published list cannot be chosen"
  verify "an account whose password turns up in a new list has to choose another at the next login"
  guidance "Compare a short prefix of the hash with a list of leaked passwords when a password is set, and again at logins."
  cost low
}
control password_hashing "Passwords are kept as slow hashes" {
  alias bcrypt, argon2, scrypt, pbkdf2, salted_hash, hashed_passwords
  fits component, boundary; mitigates information_disclosure, spoofing; removes password; asvs v5.0.0-11.4.2; nist IA-5(1); cwe 916
  verify "two accounts with the same password have different entries"
  verify "computing one hash on the production machine takes at least a tenth of a second"
  guidance "Argon2id, scrypt or bcrypt from a maintained library, with costs in the hash so that they can be raised at the next login."
  cost low
}
control password_policy "Rules for passwords" { alias password_length, password_rules, strong_passwords; mitigates spoofing; asvs v5.0.0-6.2.1; nist IA-5(1); cwe 521 }
control uniform_answers "Answers do not tell whether an account exists" {
  alias enumeration_protection, no_account_enumeration, generic_login_errors
  guards callers; mitigates information_disclosure; asvs v5.0.0-6.3.8; cwe 204
  verify "a reset for an unknown address answers with the same text and status as for a known one"
  verify "the time to answer for unknown and known accounts does not differ beyond noise"
  guidance "One text, one status and one amount of work for accounts that exist and that do not; say the rest by mail."
  cost low
}
control protected_cookie "Cookies that scripts and other sites cannot use" {
  alias secure_cookies, secure_cookie, httponly_cookies, samesite_cookies, cookie_flags
  guards callers; mitigates spoofing, information_disclosure; asvs v5.0.0-3.3.1, v5.0.0-3.3.4; nist SC-23; cwe 1004
  verify "a script in the page reads no session cookie"
  verify "a form on another site that posts to ours sends no session cookie"
  guidance "Secure, HttpOnly, SameSite=Lax or stricter, and a name with the prefix __Host-; set in the framework once, not per handler."
  cost low
}
control bound_session "Sessions are tied to the device" {
  alias session_binding, device_bound_session, fingerprinted_session
  guards callers; mitigates spoofing; asvs v5.0.0-10.3.5; nist SC-23
  verify "a session copied to another machine asks for a login"
  verify "a session still works after the owner's address changes"
  guidance "Bind the session to a key that the device cannot give away, and ask for a login when the proof is missing."
  cost high
}
control session_timeout "Sessions end by themselves" { alias idle_timeout, session_expiry, session_expiration, absolute_session_lifetime; mitigates spoofing; asvs v5.0.0-7.3.1; nist AC-12; cwe 613; verify "a session without a request for the agreed time answers with a login"; verify "a session older than the agreed age ends even while it is used" }
control session_renewal "A new session at every login" { alias session_regeneration, session_fixation_protection; mitigates spoofing; asvs v5.0.0-7.2.4; cwe 384; verify "the identifier before the login is worth nothing after it"; verify "a session identifier in an address is ignored" }
control session_revocation "Logging out ends the session on the server" {
  alias server_side_logout, logout_everywhere, global_logout
  mitigates spoofing; asvs v5.0.0-7.4.1; nist SC-23(1); cwe 613
  verify "a request with the cookie of a session that logged out is refused"
  verify "changing the password ends the sessions on all other devices"
  guidance "Keep sessions on the server, or a list of those that ended; end all of them when the password changes."
  cost medium
}
control short_lived_tokens "Tokens live for minutes" { alias short_token_lifetime, short_lived_credentials, ephemeral_credentials, dynamic_secrets, just_in_time_access; mitigates spoofing; asvs v5.0.0-9.2.1; cwe 613; verify "a token recorded an hour ago is refused"; verify "a client renews its token without asking its user" }
control token_revocation "Tokens can be called back" {
  alias revocation_list, token_blocklist, revocable_tokens
  mitigates spoofing; asvs v5.0.0-10.4.9; nist AC-12; cwe 613
  verify "a token called back a minute ago is refused by every service that takes tokens"
  verify "an account that is closed loses all tokens it was given"
  guidance "Short-lived tokens plus refresh tokens that the server can withdraw; services that take long-lived ones ask whether they still hold."
  cost medium
}
control refresh_rotation "A refresh token works once" { alias refresh_token_rotation, rotating_refresh_tokens; mitigates spoofing; asvs v5.0.0-10.4.5; cwe 294; verify "a refresh token used twice ends the whole session"; verify "of two requests with one refresh token at the same time one gets a token" }
control single_use_token "Works once" {
  alias single_use_link, single_use_code, one_time_token, one_time_link
  mitigates spoofing; asvs v5.0.0-6.5.1; cwe 294
  verify "the second use of a link answers that it is spent"
  verify "a mail scanner that opens the link before the reader does not spend it"
  guidance "Store a hash, delete it in the same transaction that uses it, and spend it on a button instead of on opening the link."
  cost low
}
control safe_recovery "Recovery asks as much as the login" {
  alias secure_recovery, recovery_check, safe_password_reset
  mitigates spoofing; asvs v5.0.0-6.4.3; nist IA-5(1); cwe 640
  verify "a reset does not switch off the second factor"
  verify "a reset link sent before the last one is no longer good"
  guidance "Keep the second factor through a reset, end other links when a new one is asked for, tell the old address, and wait before payout details change."
  cost medium
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
  guidance "Check on the server next to the data, from one table of who may do what, and refuse by default."
  cost medium
}
control role_check "By role" : authorization { alias rbac, role_based_access_control, roles, function_level_authorization, admin_check, iam_role; asvs v5.0.0-8.2.1; nist AC-3(7); cwe 862 }
control attribute_check "By attributes" : authorization {
  alias abac, attribute_based_access_control, policy_based_access, policy_check, opa_policy
  asvs v5.0.0-8.1.3; nist AC-3(13)
  verify "with one attribute of the policy missing from the request the answer is no"
  verify "a policy changed by review is in force at the next request"
  guidance "Policies in one place and under review, with tests that name who may not."
  cost medium
}
control relationship_check "By relations" : authorization {
  alias rebac, relationship_based_access_control, zanzibar
  verify "a member taken out of a group loses what only the group could open"
  verify "a relation made by the caller itself opens nothing of others"
  guidance "One service that knows the relations, asked for every object; cache answers for seconds only."
  cost high
}
/// The number in the address is looked up together with the caller, never alone.
control ownership_check "Only what is the caller's own" : authorization {
  alias object_level_authorization, object_authorization, bola_protection, idor_protection, row_level_authorization, record_level_check
  mitigates information_disclosure, elevation_of_privilege, tampering
  asvs v5.0.0-8.2.2; nist AC-3; cwe 639
  verify "the number of somebody else's record answers like a number that does not exist"
  verify "a list never holds a record that its caller could not open alone"
  guidance "Put the owner into the query: `where id = ? and owner = ?`. A record of somebody else then does not exist."
  cost medium
}
control field_check "Only fields the caller may see or set" : authorization { alias property_level_authorization, field_level_authorization, mass_assignment_protection; asvs v5.0.0-8.2.3, v5.0.0-15.3.3; cwe 915 }
control tenant_isolation "Tenants do not see each other" : authorization {
  alias tenant_separation, multi_tenancy_isolation, row_level_security, tenant_check, tenant_scoping
  mitigates information_disclosure, elevation_of_privilege, tampering
  asvs v5.0.0-8.4.1; nist SC-4; cwe 653
  verify "a request with the session of one tenant and the number of another's record answers like one for no record"
  verify "a query that names no tenant fails instead of returning all of them"
  guidance "Let the database enforce it (row-level security, a schema or a key for each tenant), so that a forgotten condition finds nothing."
  cost high
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
  guidance "One identity for each program, rights taken from what it really calls, and no right to give rights."
  cost medium
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

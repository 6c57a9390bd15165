/// Who is it: the caller proves it, and what tokens and codes need besides.
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
control password_authentication "Password" : authentication {
  alias password, basic_auth, basic_authentication, form_login, username_password, login_password, credentials
  asvs v5.0.0-6.2.1; nist IA-5(1); cwe 521
  verify "a wrong password and a wrong name give the same answer in the same time"
  verify "the password never stands in a log, an address or an answer"
  guidance "Only where nothing better can be had: long ones allowed, pasting allowed, slow hashes, throttled, with a second factor."
  cost low
}
control pin_code "PIN" : authentication {
  alias pin
  nist IA-5(1); cwe 521
  verify "after three wrong tries the card or device is locked"
  verify "1234 and the birthday cannot be chosen"
  guidance "Four digits are good only together with the device or card, which counts the tries itself."
  cost low
}
/// Keys stay on the device, and a page under another name gets no signature.
control passkey "Passkey" : authentication {
  alias webauthn, fido2, passkeys, security_key
  asvs v5.0.0-6.7.2; nist IA-2(8)
  verify "a page under a look-alike name gets no answer from the authenticator"
  verify "an answer to an earlier challenge is refused"
  guidance "Check origin and challenge on the server with a maintained library, and let people register more than one."
  cost medium
}
control one_time_code "One-time code" : authentication {
  alias otp, totp, sms_code, email_code, verification_code, hotp, one_time_password
  asvs v5.0.0-6.5.1; cwe 294
  verify "a code used once is refused the second time"
  verify "a code older than its minutes is refused"
  guidance "Six digits and more from a secure source, good for minutes, a handful of tries, tied to the attempt it belongs to."
  cost low
}
control magic_link "Link that signs in" : authentication {
  alias login_link, email_link, sign_in_link
  asvs v5.0.0-6.6.2
  verify "a link asked for in one browser does not sign in another"
  verify "a link fifteen minutes old signs in nobody"
  guidance "Random, hashed at rest, good for minutes and for one use, tied to the browser that asked for it."
  cost low
}
control biometric_check "Finger or face" : authentication {
  alias biometrics, fingerprint, face_id, touch_id
  asvs v5.0.0-6.5.7
  verify "a photograph in front of the camera does not pass"
  verify "after three failed looks the device asks for its code"
  guidance "Use the platform's check, which never hands out the picture; a match unlocks a key and is no secret itself."
  cost medium
}
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
control phishing_resistant_mfa "Second factor that cannot be phished" : mfa {
  alias hardware_mfa, fido_mfa
  nist IA-2(8)
  verify "a proxy that shows the real login page passes on nothing that signs in"
  verify "the code from a text message alone is not accepted as the second factor"
  guidance "Passkeys or security keys for everybody with rights, two for each person, and no weaker way back in."
  cost medium
}
control single_sign_on "Signed in by the identity provider" : authentication {
  alias sso, federated_login, federation, oidc, openid_connect, saml, oidc_authentication
  asvs v5.0.0-6.8.2; nist IA-8
  verify "an account closed at the identity provider gets in nowhere an hour later"
  verify "a login that goes round the identity provider does not exist"
  guidance "OpenID Connect with a maintained library, no local passwords beside it, and one emergency account in a safe."
  cost medium
}
control oauth "OAuth 2" : authentication {
  alias oauth2, oauth_20, client_credentials, token_authentication
  asvs v5.0.0-10.3.1
  verify "a client without its own credentials gets no token"
  verify "a token for one scope is refused at a call that needs another"
  guidance "Authorization code with PKCE for people, client credentials with a key pair for programs, a maintained library for both."
  cost medium
}
control session_cookie "Session cookie" : authentication {
  alias cookie, session_id, session, cookie_session
  asvs v5.0.0-7.2.1; cwe 613
  verify "a cookie of the test system opens nothing in production"
  verify "a cookie with one letter changed opens nothing"
  guidance "Random, kept on the server, Secure, HttpOnly and SameSite, new at each login."
  cost low
}
control bearer_token "Bearer token" : authentication {
  alias access_token, token, token_auth, opaque_token
  asvs v5.0.0-9.1.1
  verify "a request without the header is refused, and one with the token in the address as well"
  verify "a token with one letter changed is refused"
  guidance "In the Authorization header only, over TLS only, never in an address or a log; short-lived, because a copy is as good as the original."
  cost low
}
control jwt "Signed token" : bearer_token {
  alias json_web_token, signed_token, self_contained_token
  asvs v5.0.0-9.1.1; cwe 347
  verify "a token with one changed claim is refused"
  verify "a token whose end has passed is refused within the allowed skew"
  guidance "A maintained library, one algorithm, short life, no secret in the claims: anybody can read them."
  cost low
}
control bound_token "Token that only its owner can use" : bearer_token {
  alias dpop, sender_constrained_token, mtls_bound_token, proof_of_possession, token_binding
  asvs v5.0.0-10.3.5; cwe 294
  verify "a token copied to another client is refused there"
  verify "a proof made for one address is refused at another"
  guidance "DPoP or certificate-bound tokens from the library of the identity provider; keep the key where it cannot be exported."
  cost medium
}
control api_key "API key" : authentication {
  alias apikey, static_key, subscription_key
  asvs v5.0.0-13.2.1; cwe 798
  verify "a request with a key that was withdrawn is refused within a minute"
  verify "a key of the test system is refused in production"
  guidance "Long and random, one for each caller, kept as a hash, with an end date and a way to renew it without downtime."
  cost low
}
control ssh_key "SSH key" : authentication {
  alias public_key_authentication, ssh_public_key, ssh_login
  counts per_hop; asvs v5.0.0-13.2.1; nist IA-5(2)
  verify "a password login gets no prompt"
  verify "a key taken out of the list opens no new session"
  guidance "Keys on hardware or certificates for hours, one for each person or program, and a list that is built from the directory."
  cost low
}
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
control aws_signature "Request signed for the cloud" : authentication {
  alias iam_authentication, aws_iam, managed_identity_authentication, cloud_iam
  asvs v5.0.0-13.2.1; nist IA-9
  verify "a request signed by a role without the right is refused by the service itself"
  verify "a signed request sent again after fifteen minutes is refused"
  guidance "Use the role of the workload and the SDK's signing; no long-lived keys in configuration."
  cost low
}
/// Names the program, not the machine or the network it calls from.
control workload_identity "Identity of the calling program" : authentication {
  alias service_identity, spiffe, service_account_token, machine_authentication, service_to_service_authentication, service_authentication
  asvs v5.0.0-13.2.1; nist IA-9; cwe 306
  verify "the same request sent from another workload in the same network is refused"
  verify "the identity a workload shows expires within a day and is renewed without a restart"
  guidance "Identities from the platform (SPIFFE, IAM roles, service accounts), short-lived and renewed by it; the server names the callers it takes."
  cost medium
}
control database_login "Login of the database" : authentication {
  alias db_credentials, database_credentials, database_password, sql_login
  asvs v5.0.0-13.2.3; cwe 1392
  verify "a connection without a password or certificate is refused, also from inside the network"
  verify "the login of one service cannot open the schema of another"
  guidance "One login for each service, from the secret manager, renewed by it, and no shared owner account."
  cost low
}
control kerberos_ticket "Kerberos ticket" : authentication {
  alias kerberos, integrated_windows_authentication
  nist IA-2(8)
  verify "a ticket for another service is refused"
  verify "with the clock off by ten minutes no ticket is taken"
  guidance "Long machine-made passwords for service accounts (or managed ones), no old ciphers, and delegation only where it is named."
  cost medium
}
control signed_url "Signed URL" : authentication {
  alias presigned_url, capability_url, signed_link, shared_access_signature
  cwe 639
  verify "a link past its minutes answers with a refusal"
  verify "a link with another file name in it is refused"
  guidance "Sign method, path and end, for minutes, and make the link only after the check of who asks."
  cost low
}
control device_attestation "The device proves what it is" : authentication {
  alias app_attestation, play_integrity, app_attest, device_identity, hardware_attestation, device_certificate
  nist IA-3
  verify "an app repackaged by somebody else gets no token"
  verify "a device that was reported stolen gets no token"
  guidance "Ask the platform for a statement over a fresh challenge, check it on the server, and give tokens only for a good one."
  cost medium
}
control caller_verification "The caller is asked who it is" : authentication {
  alias voice_verification, call_back, callback_verification, security_questions
  nist IA-8; cwe 640
  verify "a caller who knows name, birthday and order number gets no change without the call back"
  verify "an agent cannot skip the question in the program"
  guidance "Call back under the number on file; facts that stand in a stolen list are no proof."
  cost medium
}
control identity_proofing "Who somebody is, is checked once" {
  alias kyc, identity_verification, id_check
  part of authentication; mitigates spoofing; nist IA-12
  verify "a copy of a document on a screen does not pass"
  verify "a person already known under another name is noticed"
  guidance "A specialised service, a fresh picture against the document, and a person for what is unclear."
  cost high
}
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
  asvs v5.0.0-9.1.1; cwe 347
  verify "the middleware stands in front of every route, and a route without it fails a test"
  verify "a token for another audience, one without an end and one with a foreign key each fail the same test"
  guidance "Take the middleware of the identity provider's SDK, set issuer, audience and algorithm, and mount it once for all routes."
  cost low
}
control step_up "Asked again before what matters" {
  alias step_up_authentication, reauthentication, re_authentication, transaction_confirmation, transaction_signing
  part of authentication; mitigates spoofing, elevation_of_privilege; asvs v5.0.0-7.5.3; nist IA-11
  verify "a payout with a session of an hour ago asks for the second factor again"
  verify "what was confirmed is what is carried out: a changed amount asks anew"
  guidance "Bind the confirmation to amount and target, show both, and let it last for this one action."
  cost medium
}
control pkce "Codes only for who asked for them" {
  alias proof_key
  part of authentication; mitigates spoofing; asvs v5.0.0-10.4.6; cwe 940
  verify "a code caught in the browser and sent with another verifier gives no token"
  verify "a request for a code without a challenge is refused"
  guidance "S256 only, in the library of the client, and required by the server for every client."
  cost low
}
control oauth_state "Answers only to requests that were made" {
  alias state_parameter, nonce_check, login_csrf_protection
  part of authentication; mitigates spoofing; asvs v5.0.0-10.2.1; cwe 352
  verify "an answer with a value of another session is refused"
  verify "an ID token with the nonce of an earlier login is refused"
  guidance "Let the library make state and nonce, keep them in the session of the browser, and use each once."
  cost low
}
control redirect_allowlist "Redirects go to registered addresses only" {
  alias redirect_uri_validation, registered_redirect_uris
  mitigates spoofing, information_disclosure; asvs v5.0.0-10.4.1; cwe 601
  verify "a login with an address that differs in one letter from a registered one ends with an error page"
  verify "an address with a registered one in its query or as its user name is refused"
  guidance "Compare whole strings with those the client registered; no patterns, no subdomains."
  cost low
}

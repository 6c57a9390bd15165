/// Logins, passwords and sessions.
/// `guards callers`: it stands where a call arrives; `guards content`: where content is taken in. `counts per_hop`: every hop needs
/// it; `end_to_end`: the last part has it, or a relay that is trusted as much.
pack prelude

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
control password_policy "Rules for passwords" {
  alias password_length, password_rules, strong_passwords
  mitigates spoofing; asvs v5.0.0-6.2.1; nist IA-5(1); cwe 521
  verify "a password of seven letters is refused, and one of sixty-four with spaces is taken"
  verify "a password manager can fill and paste it"
  guidance "Ask for length, not for signs; check against leaked ones; change only when there is a reason."
  cost low
}
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
control session_timeout "Sessions end by themselves" {
  alias idle_timeout, session_expiry, session_expiration, absolute_session_lifetime
  mitigates spoofing; asvs v5.0.0-7.3.1; nist AC-12; cwe 613
  verify "a session without a request for the agreed time answers with a login"
  verify "a session older than the agreed age ends even while it is used"
  guidance "Set both in the session store, idle and absolute, and shorter ones for administrators."
  cost low
}
control session_renewal "A new session at every login" {
  alias session_regeneration, session_fixation_protection
  mitigates spoofing; asvs v5.0.0-7.2.4; cwe 384
  verify "the identifier before the login is worth nothing after it"
  verify "a session identifier in an address is ignored"
  guidance "Call the framework's function for a new identifier at login and at each change of rights, and take identifiers from cookies only."
  cost low
}
control session_revocation "Logging out ends the session on the server" {
  alias server_side_logout, logout_everywhere, global_logout
  mitigates spoofing; asvs v5.0.0-7.4.1; nist SC-23(1); cwe 613
  verify "a request with the cookie of a session that logged out is refused"
  verify "changing the password ends the sessions on all other devices"
  guidance "Keep sessions on the server, or a list of those that ended; end all of them when the password changes."
  cost medium
}
control short_lived_tokens "Tokens live for minutes" {
  alias short_token_lifetime, short_lived_credentials, ephemeral_credentials, dynamic_secrets, just_in_time_access
  mitigates spoofing; asvs v5.0.0-9.2.1; cwe 613
  verify "a token recorded an hour ago is refused"
  verify "a client renews its token without asking its user"
  guidance "Minutes for access, renewal by the client's library, and clocks that agree."
  cost low
}
control token_revocation "Tokens can be called back" {
  alias revocation_list, token_blocklist, revocable_tokens
  mitigates spoofing; asvs v5.0.0-10.4.9; nist AC-12; cwe 613
  verify "a token called back a minute ago is refused by every service that takes tokens"
  verify "an account that is closed loses all tokens it was given"
  guidance "Short-lived tokens plus refresh tokens that the server can withdraw; services that take long-lived ones ask whether they still hold."
  cost medium
}
control refresh_rotation "A refresh token works once" {
  alias refresh_token_rotation, rotating_refresh_tokens
  mitigates spoofing; asvs v5.0.0-10.4.5; cwe 294
  verify "a refresh token used twice ends the whole session"
  verify "of two requests with one refresh token at the same time one gets a token"
  guidance "Store a hash and the family of each token, take a used one as theft and end the family, and allow seconds for a lost answer."
  cost medium
}
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
control login_notice "People are told of logins and changes" {
  alias login_notification, security_notification, new_device_alert
  mitigates spoofing, repudiation; asvs v5.0.0-6.3.5, v5.0.0-6.3.7
  verify "a login from a new device brings a mail to the address before the change"
  verify "a change of the mail address tells the old address"
  guidance "Send it from the service that changes things, to the old contact as well, with one link to say \"that was not me\"."
  cost low
}
control device_recognition "Unknown devices are asked more" {
  alias risk_based_authentication, adaptive_authentication, known_device, device_fingerprinting
  part of authentication; mitigates spoofing; asvs v5.0.0-6.3.5
  verify "a login with the right password from a device never seen asks for one step more"
  verify "a known device that moved to another network signs in as before"
  guidance "Remember a signed mark on the device, and treat it as one hint among several."
  cost medium
}
control captcha "Told apart from programs" {
  alias bot_protection, bot_detection, anti_automation, proof_of_work
  guards callers; mitigates denial_of_service, spoofing; asvs v5.0.0-2.4.1; cwe 799
  verify "a script that posts the form a hundred times is stopped before the tenth account"
  verify "somebody with a screen reader gets through without help"
  guidance "Ask only who behaves like a program, check the answer on the server, and offer a way without pictures."
  cost low
}
control no_default_accounts "No account everybody knows" {
  alias no_default_credentials, changed_default_passwords
  mitigates spoofing; asvs v5.0.0-6.3.2; nist IA-5; cwe 1392
  verify "the passwords from the manual open nothing"
  verify "a fresh installation asks for a password before it serves anything"
  guidance "Make the first secret at random on installation, and search images for known names and passwords."
  cost low
}

/// Who is it, may they, and for how long: logins, sessions, tokens, recovery, and calls of programs.
pack auth "Authentication and authorization"

scene password_sign_in "A customer signs in with a password" {
  data secret_word : password
  data ticket : session_token
  actor buyer : customer
  boundary prod { trust high }
  component login : identity_provider in prod
  flow sign_in : password_login from buyer -> login { carries secret_word; returns ticket }
}

scene signed_in "A customer who is signed in looks at an account" {
  data ticket : session_token
  data profile_page : pii
  actor buyer : customer
  boundary prod { trust high }
  component portal : web_app in prod
  flow look : https from buyer -> portal { carries ticket; returns profile_page; authenticated by session_cookie }
}

scene administration "An employee administers" {
  actor root : admin { trust medium }
  boundary prod { trust high }
  component console : admin_console in prod
  flow managing : https from root -> console
}

// ---- signing in ----------------------------------------------------------------------------------------------------------

/// People use one password in many places. Lists of what leaked elsewhere open one account in some hundred here.
rule credential_stuffing "Leaked passwords are tried in bulk" : spoofing {
  for flow f
  where f.from is person and f is inbound and any hop of f where (it is authenticated by password_authentication)
  unless f.to is foreign
  require 2 of throttled_login along f, mfa along f, leak_check along f
  cwe 307; capec 600; attack T1110.004
  because "{f} takes passwords, with fewer than two of throttling, second factor and a check for leaked ones."

  violates in password_sign_in
  violates when login implements leak_check
  passes when login implements leak_check, throttled_login
  passes in password_sign_in when login implements mfa, throttled_login
  skips when prod trust low
  skips when sign_in is https and sign_in authenticated by passkey
  skips when buyer is bot and buyer trust low
  unsure in password_sign_in when sign_in authenticated unknown
  skips in password_sign_in when prod is third_party
  violates {
    data secret_word : password
    actor buyer : customer
    component edge : cdn { trust medium }
    component login : identity_provider { trust high }
    flow sign_in from buyer -> edge -> login { carries secret_word; authenticated by password_authentication }
  }
  passes when edge implements throttled_login, mfa
  passes when edge implements mfa, leak_check
  passes when edge implements throttled_login, leak_check
}

/// The people who can change everything are the ones to whom false login pages are sent.
rule single_factor_admin "One phished password opens the administration" : spoofing, elevation_of_privilege {
  for hop h
  where h.client is person and h.server is admin_console
  require any of mfa, passkey, client_certificate on h
  cwe 308; capec 560; attack T1078
  because "{h.client} gets into {h.server} with one factor."

  violates in administration when managing authenticated by password_authentication
  passes when managing authenticated by mfa
  skips when console is service
  skips when root is service_account
  unsure in administration when managing authenticated yes
  passes in administration when managing authenticated by passkey
  passes when managing authenticated by client_certificate
}

/// A different answer for "no such account" gives the list of customers to whoever asks often enough.
rule enumerated_accounts "The login tells who has an account" : information_disclosure {
  for component p : identity_provider
  where any flow to p where (it.from is untrusted and it is inbound)
  unless p is foreign
  require uniform_answers on p
  cwe 204; capec 575; attack T1589; ceiling medium
  because "{p} answers strangers, and nothing makes its answers the same for accounts that exist and that do not."

  violates in password_sign_in
  passes when login implements uniform_answers
  skips when prod trust low
  skips when buyer trust medium
  skips when login is service
  unsure in password_sign_in when prod trust unknown
  skips in password_sign_in when prod is third_party
  violates {
    actor buyer : customer
    component edge : cdn { trust high; implements uniform_answers }
    component login : identity_provider { trust high }
    flow sign_in : https from buyer -> edge -> login
  }
}

/// A link or code that is still good after its use waits in mailboxes, histories and previews for the next reader.
rule reused_link "A link or code that was used works again" : spoofing {
  for flow f
  where f.from is any of person, client and f is inbound and any hop of f where (it is authenticated by any of magic_link, one_time_code)
  unless f.to is foreign
  require single_use_token along f
  cwe 294; capec 21; attack T1550
  because "What signs in on {f} is still good after it was used."

  violates {
    data code : one_time_code
    actor guest : customer
    component login : identity_provider { trust high }
    flow redeeming : https from guest -> login { carries code; authenticated by one_time_code }
  }
  passes when login implements single_use_token
  skips when login trust low
  skips when redeeming authenticated by passkey
  unsure when redeeming authenticated unknown
  violates {
    data code : login_link
    component page : browser { trust none }
    component login : identity_provider { trust high }
    flow redeeming : https from page -> login { carries code; authenticated by magic_link }
  }
  skips when page is service
  skips when login is saas and login trust high
}

/// The way back in is a second login, and its attackers choose the weaker of the two.
rule weak_recovery "Recovery lets in whom the login refuses" : spoofing {
  for flow f : account_recovery
  where f is inbound
  unless f.to is foreign
  require safe_recovery along f
  cwe 640; capec 50; attack T1098
  because "{f} gives an account back, and nothing says that it asks as much as the login does."

  violates {
    actor guest : customer
    component login : identity_provider { trust high }
    flow forgot : account_recovery from guest -> login
  }
  passes when login implements safe_recovery
  skips when login trust low
  skips when forgot is https
  unsure when guest trust unknown
  skips {
    actor guest : customer
    boundary outside : third_party { component login : identity_provider }
    flow forgot : account_recovery from guest -> login
  }
}

/// Guessing and stolen passwords show in logins long before they show in losses, to whoever keeps a record.
rule unseen_logins "Nobody sees who tried to sign in" : repudiation {
  for component p : identity_provider
  unless p is foreign
  require audit_log on p
  cwe 778; capec 268; attack T1078; ceiling medium
  because "{p} keeps no record of logins, failed ones included."

  violates { component login : identity_provider { trust high } }
  passes when login implements login_audit
  skips when login is service
  skips { boundary outside : third_party { component login : okta } }
}

/// What a thief copied from a database of slow hashes is work; from any other it is a list of passwords.
rule readable_passwords "Stolen password entries are as good as passwords" : information_disclosure, spoofing {
  for component s : database
  where s stores any password
  unless s is foreign
  require password_hashing on s
  cwe 916; capec 55; attack T1110.002
  because "{s} keeps passwords, and nothing says that they lie there as slow hashes."

  violates {
    data word : password
    component accounts : postgres { stores word }
  }
  passes when accounts implements password_hashing
  skips when word is pii
  skips when accounts is s3
  unsure when accounts stores unknown
  skips {
    data word : password
    boundary outside : third_party { component accounts : postgres { stores word } }
  }
}

// ---- staying in ------------------------------------------------------------------------------------------------------------

/// While it lives, a session cookie is as good as the password and the second factor together.
rule stolen_session "A stolen session works for the thief" : spoofing {
  for flow f
  where f.from is any of person, client and f is inbound and any hop of f where (it is authenticated by session_cookie)
  unless f.to is foreign
  require any of protected_cookie, bound_session along f
  cwe 1004; capec 593; attack T1539
  because "A copied session of {f.from} works for anyone who presents it on {f}."

  violates in signed_in
  passes when portal implements bound_session
  skips when prod trust low
  skips when look authenticated by bearer_token
  unsure when look authenticated unknown
  skips in signed_in when buyer is service_account and buyer trust low
  skips in signed_in when prod is third_party
  violates {
    component page : browser { trust none }
    component edge : cdn { trust medium }
    component portal : web_app { trust high }
    flow look : https from page -> edge -> portal { authenticated by session_cookie }
  }
  passes when edge implements protected_cookie
  passes when edge implements bound_session
}

/// Browsers send cookies along with whatever another page makes them send.
rule cross_site_request "Another site acts in the name of who is signed in" : spoofing, tampering {
  for flow f
  where f.from is any of person, client and f is inbound and any hop of f where (it is authenticated by session_cookie)
  unless f is readonly or f.to is foreign
  require csrf_protection along f
  cwe 352; capec 62; attack T1204.001
  because "A page elsewhere can make the browser of {f.from} send {f}, cookie included."

  violates in signed_in when look readonly no
  passes when portal implements csrf_protection
  skips when look readonly yes
  skips when prod trust low
  skips when look authenticated by bearer_token
  unsure when look authenticated unknown
  skips in signed_in when buyer is service_account and buyer trust low and look readonly no
  skips in signed_in when prod is third_party and look readonly no
  violates {
    component page : browser { trust none }
    component edge : cdn { trust medium }
    component portal : web_app { trust high }
    flow look : https from page -> edge -> portal { authenticated by session_cookie; readonly no }
  }
  passes when edge implements csrf_protection
}

/// What cannot be called back must not live long: a token in a log is found months later.
rule long_lived_token "A leaked token works for a long time" : spoofing {
  for component p
  where p.token_lifetime > longest_token
  require token_revocation on p
  cwe 613; capec 555; attack T1528
  because "Tokens of {p} live too long and cannot be called back."

  violates { component login : keycloak { token_lifetime 8h } }
  passes when login implements token_revocation
  skips when login token_lifetime 15min
  unsure when login token_lifetime unknown
}

/// A forgotten session on a shared machine, or a copied one, ends only when somebody can end it.
rule long_lived_session "A copied session works until it ends by itself" : spoofing {
  for component p
  where p.session_lifetime > longest_session
  require any of session_revocation, token_revocation on p
  cwe 613; capec 593; attack T1550.004
  because "Sessions of {p} last too long, and nobody can end one before."

  violates { component login : keycloak { session_lifetime 30d } }
  passes when login implements session_revocation
  passes when login implements token_revocation
  skips when login session_lifetime 8h
  unsure when login session_lifetime unknown
}

// ---- being allowed -----------------------------------------------------------------------------------------------------------

/// Knowing who asks is half of it. A number counted up in the address shows the other half.
rule foreign_record "Somebody opens the record of somebody else" : information_disclosure, elevation_of_privilege {
  for flow f
  where f.from is person and f.from is untrusted and f is inbound and f returns any of pii, financial
  unless f.to is foreign
  require any of ownership_check, tenant_isolation, relationship_check, attribute_check along f
  cwe 639; capec 77; attack T1213
  because "{f.from} gets confidential records on {f}, and no part of it checks whose they are."

  violates in signed_in
  passes when look authorized by ownership_check
  passes in signed_in when portal implements tenant_isolation
  skips when prod trust low
  skips when profile_page is public
  skips when buyer trust medium
  unsure in signed_in when look returns unknown
  violates in signed_in when profile_page is bank_account
  skips when buyer is bot and buyer trust low
  skips in signed_in when prod is third_party
  passes in signed_in when portal implements relationship_check
  passes when portal implements attribute_check
  passes {
    data profile_page : pii
    actor buyer : customer
    component edge : api_gateway { trust medium; implements attribute_check }
    component portal : web_app { trust high }
    flow look : https from buyer -> edge -> portal { returns profile_page }
  }
}

/// A console is found by guessing its address; what is left is the question whether it asks.
rule open_console "Anyone who gets in may do everything" : elevation_of_privilege {
  for component c : admin_console
  unless c is foreign
  require authorization on c
  cwe 862; capec 180; attack T1078
  because "{c} administers, and nothing says who of those signed in may do what."

  violates { component console : admin_console { trust high } }
  passes when console implements role_check
  skips when console is web_app
  skips { boundary outside : third_party { component console : admin_console } }
}

/// Inside, the network address is all the proof there is, and an intruder has one too.
rule nameless_service "A service does not know which program calls" : spoofing {
  for hop h
  where h.client is process and h.server is process and h is crossing and h is sensitive and h is on_the_wire
  unless h is called_inward or h.client is foreign or h.server is foreign
  require authentication on h
  cwe 306; capec 179; attack T1021
  because "{h.server} takes any program that reaches it for {h.client}."

  violates {
    data order : pii
    boundary shop_zone { trust high; component shop : service }
    boundary ledger_zone { trust high; component posting : service }
    flow book : http from shop -> posting { carries order; authenticated no }
  }
  passes when book authenticated by workload_identity
  skips when order is internal
  skips when ledger_zone is third_party
  skips when shop is postgres
  unsure when book authenticated unknown
  skips {
    data order : pii
    actor boss : employee { trust high }
    boundary ledger_zone { trust high; component posting : service }
    flow book : http from boss -> posting { carries order; authenticated no }
  }
  skips {
    data order : pii
    boundary shop_zone { trust high; component shop : service }
    boundary ledger_zone { trust high; component posting : postgres }
    flow book : sql from shop -> posting { carries order; authenticated no }
  }
  skips {
    data order : pii
    boundary shop_zone { trust high; component shop : service; component posting : service }
    flow book : http from shop -> posting { carries order; authenticated no }
  }
  skips {
    data order : pii
    boundary shop_zone { trust high; component shop : service }
    boundary ledger_zone { trust high; component posting : service }
    flow book : local_call from shop -> posting { carries order; authenticated no }
  }
  skips {
    data order : pii
    boundary shop_zone { trust low; component shop : service }
    boundary ledger_zone { trust high; component posting : service }
    flow book : http from shop -> posting { carries order; authenticated no }
  }
  skips {
    data order : pii
    boundary shop_zone : third_party { trust high; component shop : service }
    boundary ledger_zone { trust high; component posting : service }
    flow book : http from shop -> posting { carries order; authenticated no }
  }
}

/// A secret in a repository or an image is copied with it, to every clone and every laptop.
rule secret_in_code "A secret is read out of code or an image" : spoofing, information_disclosure {
  for component c
  where c holds any credential in any of source_code, configuration, image, environment, file
  unless c is foreign
  require managed_secrets on c
  cwe 798; capec 191; attack T1552.001
  because "{c} has a credential where everybody who gets a copy of it finds it."

  violates {
    data key : api_key_data
    component shop : service { trust high; holds key in source_code }
  }
  passes when shop implements managed_secrets
  skips when key is internal
  skips when shop holds key in vault
  unsure when shop holds unknown
  skips {
    data key : api_key_data
    boundary outside : third_party { component shop : service { holds key in source_code } }
  }
}

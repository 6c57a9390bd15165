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
  where f.from is person and f is inbound and any hop of f where (it.from = f.from and it is authenticated by password_authentication)
  unless f.to is foreign
  require 2 of throttled_login along f, mfa along f, leak_check along f
  cwe 307; capec 600; attack T1110.004
  fixed by development; mistaken when "everybody who has a password here signs in from the office network only"
  subsumes guessed_password
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
    flow sign_in from buyer -> edge -> login {
      carries secret_word
      hop buyer -> edge { authenticated by password_authentication }
      hop edge -> login { authenticated by workload_identity }
    }
  }
  passes when edge implements throttled_login, mfa
  passes when edge implements mfa, leak_check
  passes when edge implements throttled_login, leak_check
  skips {
    actor buyer : customer
    component edge : cdn { trust medium }
    component behind : web_app { trust high }
    flow sign_in from buyer -> edge -> behind {
      hop buyer -> edge { authenticated by passkey }
      hop edge -> behind { authenticated by password_authentication }
    }
  }
}

/// Patience is cheap: a program that may try one account as often as it likes finds the pet, the year and the mark.
rule guessed_password "The password of one account is guessed" : spoofing {
  for flow f
  where f.from is person and f is inbound and any hop of f where (it.from = f.from and it is authenticated by password_authentication)
  unless f.to is foreign
  require any of throttled_login, mfa along f
  cwe 307; capec 49; attack T1110.001
  fixed by development; mistaken when "passwords are made by a machine, and long"
  because "Nothing along {f} slows down who tries one password after the other for {f.from}."

  violates in password_sign_in
  passes when login implements throttled_login
  passes when login implements mfa
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
  passes when edge implements throttled_login
  passes when edge implements mfa
  skips {
    actor buyer : customer
    component edge : cdn { trust medium }
    component behind : web_app { trust high }
    flow sign_in from buyer -> edge -> behind {
      hop buyer -> edge { authenticated by passkey }
      hop edge -> behind { authenticated by password_authentication }
    }
  }
}

/// Six digits are a million tries, and a program makes them before the code ends, unless somebody counts.
rule guessed_code "A short code is guessed" : spoofing {
  for flow f
  where f.from is any of person, client and f is inbound and any hop of f where (it.from = f.from and it is authenticated by one_time_code)
  unless f.to is foreign
  require throttled_login along f
  cwe 307; capec 112; attack T1110
  fixed by development; mistaken when "the code has as many letters as a password"
  because "Nothing along {f} ends the tries for one code."

  violates {
    data code : one_time_code
    actor guest : customer
    component login : identity_provider { trust high }
    flow redeeming : https from guest -> login { carries code; authenticated by one_time_code }
  }
  passes when login implements throttled_login
  skips when login trust low
  skips when redeeming authenticated by passkey
  skips when guest is partner and guest trust low
  unsure when redeeming authenticated unknown
  violates {
    data code : one_time_code
    component page : browser { trust none }
    component edge : cdn { trust medium }
    component login : identity_provider { trust high }
    flow redeeming : https from page -> edge -> login { carries code; authenticated by one_time_code }
  }
  passes when edge implements throttled_login
  skips when page is service
  skips when login is saas and login trust high
  skips {
    actor buyer : customer
    component edge : cdn { trust medium }
    component behind : web_app { trust high }
    flow redeeming from buyer -> edge -> behind {
      hop buyer -> edge { authenticated by passkey }
      hop edge -> behind { authenticated by one_time_code }
    }
  }
}

/// Who signs in by an identity provider shows here no factor at all: how many it was is that one's to say, or the flow's.
control provider_mfa "The identity provider asks for a second factor" on hop {
  where it is authenticated by single_sign_on and (it.server implements mfa or (exactly 1 identity_provider and any identity_provider where (it implements mfa)) or it is second_factor)
  mitigates spoofing, elevation_of_privilege; asvs v5.0.0-6.3.3; nist IA-2(1); cwe 308
  verify "with the right password alone the identity provider sends nobody on to the console"
  verify "a session that the identity provider opened without a second factor is refused by the console"
  guidance "Demand it in the policy of the identity provider for whoever administers, and check here that its token says so."
  cost low
}

/// The people who can change everything are the ones to whom false login pages are sent.
rule single_factor_admin "One phished password opens the administration" : spoofing, elevation_of_privilege {
  for hop h
  where h.client is person and (h.server is admin_console or h is admin_access)
  require any of mfa, passkey, client_certificate, provider_mfa on h
  cwe 308; capec 560; attack T1078
  fixed by operations; mistaken when "the identity provider asks for the second factor, and the model names neither"
  because "Nothing that {h.client} shows to get into {h.server} is a second factor, or cannot be phished."

  violates in administration when managing authenticated by password_authentication
  violates when console implements mfa
  passes when managing authenticated by mfa
  skips when console is service
  skips when console is web_app
  skips when root is service_account
  unsure in administration when managing authenticated yes
  passes in administration when managing authenticated by passkey
  passes when managing authenticated by client_certificate
  unsure in administration when managing authenticated by single_sign_on
  passes when console implements mfa
  passes when managing second_factor yes
  violates when managing second_factor no
  passes in administration when managing authenticated by single_sign_on { component login : identity_provider { implements mfa } }
  unsure in administration when managing authenticated by single_sign_on {
    component login : identity_provider { implements mfa }
    component other_login : identity_provider
  }
  violates {
    actor root : admin { trust medium }
    component gate : service { trust high }
    flow maintaining : admin_access from root -> gate { authenticated by password_authentication }
  }
}

/// A different answer for "no such account" gives the list of customers to whoever asks often enough.
rule enumerated_accounts "The login tells who has an account" : information_disclosure {
  for component p : identity_provider
  where any flow to p where (it.from is untrusted and it is inbound)
  unless p is foreign
  require uniform_answers on p
  cwe 204; capec 575; attack T1589
  ceiling medium because "a list of accounts is a start, not an entry"
  fixed by development; mistaken when "who has an account is public anyway"
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
    component backoffice : service { trust high }
    flow sign_in : https from buyer -> edge -> login
    flow lookup : https from backoffice -> login
  }
}

/// A link or code that is still good after its use waits in mailboxes, histories and previews for the next reader.
rule reused_link "A link or code that was used works again" : spoofing {
  for flow f
  where f.from is any of person, client and f is inbound and any hop of f where (it.from = f.from and it is authenticated by any of magic_link, one_time_code)
  unless f.to is foreign
  require single_use_token along f
  cwe 294; capec 21; attack T1550
  fixed by development; mistaken when "the link opens nothing that is worth a second use"
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
  skips when guest is service_account and guest trust low
  unsure when redeeming authenticated unknown
  violates {
    data code : login_link
    component page : browser { trust none }
    component edge : cdn { trust medium }
    component login : identity_provider { trust high }
    flow redeeming : https from page -> edge -> login {
      carries code
      hop page -> edge { authenticated by magic_link }
      hop edge -> login { authenticated by workload_identity }
    }
    flow reading : https from page -> login { authenticated no }
  }
  passes when edge implements single_use_token
  skips when page is service
  skips when login is saas and login trust high
  skips {
    actor buyer : customer
    component edge : cdn { trust medium }
    component behind : web_app { trust high }
    flow redeeming from buyer -> edge -> behind {
      hop buyer -> edge { authenticated by passkey }
      hop edge -> behind { authenticated by one_time_code }
    }
  }
}

/// The way back in is a second login, and its attackers choose the weaker of the two.
rule weak_recovery "Recovery lets in whom the login refuses" : spoofing {
  for flow f : account_recovery
  where f is inbound
  unless f.to is foreign
  require safe_recovery along f
  cwe 640; capec 50; attack T1098
  fixed by development; mistaken when "accounts hold nothing, and losing one costs nothing"
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
  passes {
    actor guest : customer
    component edge : api_gateway { trust medium; implements safe_recovery }
    component login : identity_provider { trust high }
    flow forgot : account_recovery from guest -> edge -> login
    flow sign_in : https from guest -> login
  }
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
  cwe 778; capec 268; attack T1078
  ceiling medium because "it hides an attack, and is none"
  fixed by development; mistaken when "another part writes down each login, and the model does not say so"
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
  fixed by development; mistaken when "the entries are hashed before they get there"
  because "{s} keeps passwords, and nothing says that they lie there as slow hashes."

  violates {
    data word : password
    component accounts : postgres { stores word }
  }
  passes when accounts implements password_hashing
  skips when word is pii
  skips when word is api_key_data
  skips when accounts is s3
  unsure when accounts stores unknown
  violates {
    data word : password
    data address : contact_details
    component accounts : postgres { stores word, address }
  }
  skips {
    data word : password
    boundary outside : third_party { component accounts : postgres { stores word } }
  }
}


/// Logins by another party, and the tokens that come of them: who asked, for whom it was made, who signed it.
pack auth

scene federated_sign_in "Signing in with another party's account" {
  data grant : one_time_code
  actor buyer : customer
  boundary prod { trust high }
  component login : identity_provider in prod
  flow sign_in : oidc_login from buyer -> login { carries grant }
}

scene token_call "An app calls with a signed token" {
  data order : pii
  component app : mobile_app { trust low }
  boundary prod { trust high }
  component api : service in prod
  flow ask : https from app -> api { carries order; authenticated by jwt }
}

// ---- codes and redirects -------------------------------------------------------------------------------------------------

/// The code of a login passes through the browser, its history and other apps: it must be worth nothing to who finds it.
rule stolen_code "A login code that was caught opens the account" : spoofing {
  for flow f
  where f.from is any of person, client and f is any of oidc_login, oauth_grant
  unless f is token_refresh
  require pkce along f
  cwe 940; capec 94; attack T1528
  fixed by development; mistaken when "the library does it by itself (OAuth 2.1), and nobody claimed it"
  because "Whoever catches the code of {f} can turn it into a token: nothing ties it to who asked for it."

  violates in federated_sign_in
  passes when login implements pkce
  skips when sign_in is https
  skips when sign_in is saml_login
  skips when buyer is partner
  violates when sign_in is oauth_grant
  skips when sign_in is token_refresh
  violates {
    component page : single_page_app
    component edge : cdn
    component login : identity_provider
    flow sign_in : oidc_login from page -> edge -> login
  }
  passes when edge implements pkce
  skips when page is service
}

/// An answer nobody asked for signs the victim in to the attacker's account, where the victim then leaves a card number.
rule swapped_login "Somebody is signed in to an account of somebody else" : spoofing {
  for flow f
  where f.from is any of person, client and f is any of oidc_login, saml_login
  require oauth_state along f
  cwe 352; capec 62; attack T1550
  ceiling high because "what is taken is what the victim then enters"
  fixed by development; mistaken when "the library makes and checks state and nonce by itself, and nobody claimed it"
  because "Nothing on {f} shows that the answer belongs to a login that {f.from} began."

  violates in federated_sign_in
  passes when login implements oauth_state
  skips when sign_in is https
  skips when sign_in is password_login
  skips when buyer is partner
  violates when sign_in is saml_login
  violates {
    component page : single_page_app
    component edge : cdn
    component login : identity_provider
    flow sign_in : oidc_login from page -> edge -> login
  }
  passes when edge implements oauth_state
  skips when page is service
}

/// A login that sends people, and their codes, to whatever address the link names lends its good name to every trap.
rule open_redirect "The login sends people on to a trap" : spoofing, information_disclosure {
  for component p : process
  where any flow to p where (it is any of oidc_login, saml_login, oauth_grant)
  unless p is foreign
  require redirect_allowlist on p
  cwe 601; capec 194; attack T1566.002
  ceiling high because "somebody has to follow a link"
  fixed by development; mistaken when "there is one client with one address, and it cannot be changed"
  because "{p} sends codes to the address that a link names, and no list says which addresses are its clients'."

  violates in federated_sign_in
  violates when buyer is user
  passes when login implements redirect_allowlist
  skips when sign_in is https
  skips when sign_in is password_login
  skips when login is postgres
  skips when prod is third_party
  violates when sign_in is saml_login
  violates when sign_in is oauth_grant
  violates in federated_sign_in { flow look : https from buyer -> login }
  violates {
    actor buyer : customer
    component edge : cdn { trust high; implements redirect_allowlist }
    component login : identity_provider { trust high }
    flow sign_in : oidc_login from buyer -> edge -> login
  }
}

// ---- what a token says -----------------------------------------------------------------------------------------------------

/// A good signature is not enough: the token may be another service's, another issuer's, or last year's.
rule unchecked_token "A token made for something else is accepted" : spoofing, elevation_of_privilege {
  for hop h
  where h is called_inward and h is authenticated by any of bearer_token, oauth
  unless h.server is foreign
  require token_validation on h
  cwe 347; capec 633; attack T1550.001
  fixed by development; mistaken when "the gateway in front checks all of it, and the model does not show it"
  subsumes confused_algorithm, borrowed_key
  because "Nothing says that {h.server} looks at issuer, audience and date of the tokens on {h}."

  violates in token_call
  passes when api implements token_validation
  passes when api implements token_library
  skips when prod trust low
  skips when ask authenticated by session_cookie
  skips when prod is third_party
  violates when ask authenticated by oauth
  unsure when ask authenticated unknown
  violates {
    component app : mobile_app { trust low }
    component edge : api_gateway { trust medium; implements token_validation }
    component api : service { trust high }
    flow ask : https from app -> edge -> api { hop app -> edge { authenticated by jwt }; hop edge -> api { authenticated by jwt } }
  }
  passes in token_call when api implements token_validation for ask { flow status : https from app -> api { authenticated by api_key } }
}

/// The token names the algorithm it wants to be checked with: "none", or the public key as if it were a password.
rule confused_algorithm "A token chooses how it is checked" : spoofing {
  for hop h
  where h is called_inward and h is authenticated by jwt
  unless h.server is foreign
  require algorithm_allowlist on h
  cwe 757; capec 220; attack T1606
  fixed by development; mistaken when "the library is set to one algorithm, and nobody claimed it"
  because "Nothing says that {h.server} takes tokens on {h} under one algorithm only."

  violates in token_call
  passes when api implements algorithm_allowlist
  passes when api implements token_library
  skips when prod trust low
  skips when ask authenticated by session_cookie
  skips when prod is third_party
  unsure when ask authenticated unknown
  violates {
    component app : mobile_app { trust low }
    component edge : api_gateway { trust medium; implements algorithm_allowlist }
    component api : service { trust high }
    flow ask : https from app -> edge -> api { hop app -> edge { authenticated by jwt }; hop edge -> api { authenticated by jwt } }
  }
  passes in token_call when api implements algorithm_allowlist for ask { flow status : https from app -> api { authenticated by api_key } }
}

/// A token can carry its own key, or the address of one. Who follows that asks the forger whether the token is real.
rule borrowed_key "A token is checked with the forger's own key" : spoofing {
  for hop h
  where h is called_inward and h is authenticated by jwt
  unless h.server is foreign
  require trusted_keys on h
  cwe 346; capec 473; attack T1606
  fixed by development; mistaken when "the key lies in the configuration, and the header of the token is never read"
  because "Nothing says from where {h.server} takes the keys for tokens on {h}."

  violates in token_call
  passes when api implements trusted_keys
  passes when api implements token_library
  skips when prod trust low
  skips when ask authenticated by session_cookie
  skips when prod is third_party
  unsure when ask authenticated unknown
  violates {
    component app : mobile_app { trust low }
    component edge : api_gateway { trust medium; implements trusted_keys }
    component api : service { trust high }
    flow ask : https from app -> edge -> api { hop app -> edge { authenticated by jwt }; hop edge -> api { authenticated by jwt } }
  }
  passes in token_call when api implements trusted_keys for ask { flow status : https from app -> api { authenticated by api_key } }
}

// ---- how long it works -----------------------------------------------------------------------------------------------------

/// A refresh token is a login without a person. Copied once, it makes new tokens for months.
rule copied_refresh_token "A copied refresh token makes tokens for ever" : spoofing {
  for flow f
  where f.from is any of person, client and f carries refresh_token
  unless f.to is foreign
  require refresh_rotation along f
  cwe 294; capec 60; attack T1528
  fixed by development; mistaken when "the token is tied to a key that the device cannot give away"
  because "A copy of what {f} carries makes new tokens, and {f.from} never notices."

  violates {
    data renewal : refresh_token
    component app : mobile_app
    component edge : cdn
    component login : identity_provider { trust high }
    flow renewing : https from app -> edge -> login { carries renewal }
  }
  passes when login implements refresh_rotation
  passes when edge implements refresh_rotation
  skips when renewal is session_token
  skips when app is service
  skips when login is saas
  unsure when renewing carries unknown
  violates {
    data renewal : refresh_token
    actor buyer : customer
    component login : identity_provider { trust high }
    flow renewing : https from buyer -> login { carries renewal }
  }
  skips when buyer is partner
}

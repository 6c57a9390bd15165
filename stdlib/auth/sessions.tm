/// Who was let in stays in: sessions, and what an intruder does with a copied one.
pack auth

// ---- staying in ------------------------------------------------------------------------------------------------------------

/// While it lives, a session cookie is as good as the password and the second factor together.
rule stolen_session "A stolen session works for the thief" : spoofing {
  for flow f
  where f.from is any of person, client and f is inbound and any hop of f where (it.from = f.from and it is authenticated by session_cookie)
  unless f.to is foreign
  require any of protected_cookie, bound_session along f
  cwe 1004; capec 593; attack T1539
  fixed by development; mistaken when "the session lives for minutes"
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
    flow look : https from page -> edge -> portal {
      hop page -> edge { authenticated by session_cookie }
      hop edge -> portal { authenticated by workload_identity }
    }
  }
  skips when page is service
  passes when edge implements protected_cookie
  passes when edge implements bound_session
  skips {
    actor buyer : customer
    component edge : cdn { trust medium }
    component behind : web_app { trust high }
    flow look from buyer -> edge -> behind {
      hop buyer -> edge { authenticated by passkey }
      hop edge -> behind { authenticated by session_cookie }
    }
  }
}

/// Whoever plants an identifier before the login knows it after the login, unless a new one is given then.
rule fixed_session "A session that an attacker chose becomes a signed-in one" : spoofing {
  for flow f
  where f.from is any of person, client and f is inbound and f returns session_token
  unless f.to is foreign
  require session_renewal along f
  cwe 384; capec 61; attack T1550.004
  ceiling medium because "the victim has to sign in with what the attacker planted"
  fixed by development; mistaken when "no session exists before the login"
  because "Nothing along {f} gives {f.from} a new session identifier at the login."

  violates in password_sign_in
  passes when login implements session_renewal
  skips when prod trust low
  skips when ticket is pii
  skips when ticket is token
  skips when buyer is partner and buyer trust low
  skips when prod is third_party
  unsure when sign_in returns unknown
  violates {
    data ticket : session_token
    component page : browser { trust none }
    component edge : cdn { trust medium }
    component login : identity_provider { trust high }
    flow sign_in : https from page -> edge -> login { returns ticket }
  }
  passes when edge implements session_renewal
  skips when page is service
}

/// Browsers send cookies along with whatever another page makes them send.
rule cross_site_request "Another site acts in the name of who is signed in" : spoofing, tampering {
  for flow f
  where f.from is any of person, client and f is inbound and any hop of f where (it.from = f.from and it is authenticated by session_cookie)
  unless f is readonly or f.to is foreign
  require csrf_protection along f
  cwe 352; capec 62; attack T1204.001
  fixed by development; mistaken when "all browsers in use refuse to send the cookie along"
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
    flow look : https from page -> edge -> portal {
      readonly no
      hop page -> edge { authenticated by session_cookie }
      hop edge -> portal { authenticated by workload_identity }
    }
  }
  skips when page is service
  passes when edge implements csrf_protection
  skips {
    actor buyer : customer
    component edge : cdn { trust medium }
    component behind : web_app { trust high }
    flow look from buyer -> edge -> behind {
      hop buyer -> edge { authenticated by passkey }
      hop edge -> behind { authenticated by session_cookie }
    }
  }
}

/// What cannot be called back must not live long: a token in a log is found months later.
rule long_lived_token "A leaked token works for a long time" : spoofing {
  for component p
  where p.token_lifetime > longest_token
  unless p is foreign
  require token_revocation on p
  cwe 613; capec 555; attack T1528
  fixed by development; mistaken when "each use asks the issuer whether the token still holds"
  because "Tokens of {p} live too long and cannot be called back."

  violates { component login : keycloak { token_lifetime 8h } }
  passes when login implements token_revocation
  skips when login token_lifetime 15min
  skips when login token_lifetime 1h
  unsure when login token_lifetime unknown
  skips { boundary outside : third_party { component login : keycloak { token_lifetime 8h } } }
}

/// A forgotten session on a shared machine, or a copied one, ends only when somebody can end it.
rule long_lived_session "A copied session works until it ends by itself" : spoofing {
  for component p
  where p.session_lifetime > longest_session
  unless p is foreign
  require any of session_revocation, token_revocation on p
  cwe 613; capec 593; attack T1550.004
  fixed by development; mistaken when "the device is one that nobody else can use"
  because "Sessions of {p} last too long, and nobody can end one before."

  violates { component login : keycloak { session_lifetime 30d } }
  passes when login implements session_revocation
  passes when login implements token_revocation
  skips when login session_lifetime 8h
  skips when login session_lifetime 24h
  unsure when login session_lifetime unknown
  skips { boundary outside : third_party { component login : keycloak { session_lifetime 30d } } }
}

/// People sign out because somebody else sits down next. A logout that only forgets the cookie leaves the session open.
rule lasting_logout "Signing out ends nothing" : spoofing {
  for flow f : logout
  unless f.to is foreign
  require any of session_revocation, token_revocation along f
  cwe 613; capec 60; attack T1550.004
  fixed by development; mistaken when "sessions live for minutes anyway"
  because "After {f} a copied session of {f.from} still works."

  violates {
    actor buyer : customer
    component edge : cdn
    component portal : web_app
    flow leaving : logout from buyer -> edge -> portal
  }
  passes when portal implements session_revocation
  passes when edge implements session_revocation
  passes when portal implements token_revocation
  passes when edge implements token_revocation
  skips when leaving is https
  skips when portal is saas
}

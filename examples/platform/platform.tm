/// What every product team gets: a way in, identities, secrets, a bus, logs and a trail. Products import the parts they lean on.
model platform "Shared platform" {
  uses stride, auth
  owner "@acme/platform"
}

data access_token  "Access token"  : credential { valid for 15min; issued by idp }
data staff_account "Staff account" : pii
data login_secret  "Login secret"  : credential { rotates after 90d }

boundary internet "Internet" : internet_zone
boundary office   "Office"   : on_premises_network { trust medium }

actor employee "Employee"         : staff    in office
actor on_call  "On-call engineer" : employee in office
actor outsider "Outsider"         : attacker in internet { wants access_token, login_secret }

boundary account "Platform account" : cloud_account {
  trust high
  requires encryption, authentication on entry
  provides network_policy { code "network/*.rego" }
  every store { implements encryption_at_rest, backup }

  component edge "Edge" : cdn {
    reachable from internet
    implements web_firewall { code "edge/rules.yaml" }
    implements rate_limit   { limit "600 requests a minute for one address"; code "edge/limits.yaml" }
    implements body_limit   { limit "2 MB"; code "edge/limits.yaml" }
  }

  component idp "Identity provider" : keycloak {
    implements throttled_login { code "idp/realm.json" }
    implements leak_check      { code "idp/realm.json" }
    implements audit_log
    plans token_revocation by 2027-06-30
  }
  component idp_store "Identity store" : postgres       { stores staff_account }
  component vault     "Secrets"        : secret_manager { stores login_secret; implements audit_log }
  component bus       "Message bus"    : kafka
}

flow staff_login "Staff signs in" : oidc_login from employee -> edge -> idp {
  carries login_secret
  returns access_token
  authenticated by mfa as employee
}
flow identities from idp -> idp_store { carries staff_account; returns staff_account; encrypted yes }

flow break_glass "Reading a secret by hand" : https from on_call -> vault {
  returns login_secret
  authenticated by mfa as on_call
  approved by employee
}

feature identity "Identities and secrets" {
  tier critical
  includes staff_login, identities, break_glass
  owner "@acme/platform"
  due 2027-06-30
}

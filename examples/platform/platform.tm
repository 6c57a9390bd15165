/// What every product team gets: a way in, identities, secrets, a bus, logs and a trail.
/// Products import the parts they lean on.
model platform "Shared platform" {
  uses stride, auth
  owner "@acme/platform"
}

data access_token   "Access token"   : token        { valid for 15min; issued by idp }
data staff_account  "Staff account"  : hr_data
data staff_password "Staff password" : password
data password_entry "Password entry" : password_hash
data service_key    "Service key"    : api_key_data { rotates after 90d }

boundary internet "Internet" : internet_zone
boundary office   "Office"   : on_premises_network { trust medium }

actor employee "Employee"         : staff    in office
actor on_call  "On-call engineer" : employee in office
actor outsider "Outsider"         : attacker in internet { wants access_token, service_key }

boundary account "Platform account" : cloud_account {
  trust high
  requires encryption on entry
  provides network_policy { code "network/*.rego" }
  every store { implements encryption_at_rest, backup }

  component edge "Edge" : cdn {
    reachable from internet
    implements web_firewall { code "edge/rules.yaml" }
    implements rate_limit   { limit "600 requests a minute for one address"; code "edge/limits.yaml" }
    implements body_limit   { limit "2 MB"; code "edge/limits.yaml" }
  }

  component idp "Identity provider" : keycloak {
    token_lifetime 15min
    implements throttled_login { code "idp/realm.json" }
    implements leak_check      { code "idp/realm.json" }
    implements pkce, oauth_state { code "idp/realm.json" }
    implements audit_log
    plans token_revocation by 2027-06-30
  }
  component idp_store "Identity store" : postgres       { stores staff_account, password_entry; implements password_hashing }
  component vault     "Secrets"        : secret_manager { stores service_key; implements audit_log }
  component bus       "Message bus"    : kafka          { stores nothing because "each product keeps its own topics" }
}

flow staff_login "Staff signs in" : oidc_login from employee -> edge -> idp {
  carries staff_password
  returns access_token
  authenticated by mfa as employee
}
flow identities from idp -> idp_store { carries staff_account; returns staff_account, password_entry; encrypted yes }

flow break_glass "Reading a secret by hand" : https from on_call -> vault {
  carries nothing
  returns service_key
  authenticated by mfa as on_call
  approved by employee
}

feature identity "Identities and secrets" {
  tier critical
  includes staff_login, identities, break_glass
  owner "@acme/platform"
  due 2027-06-30
}

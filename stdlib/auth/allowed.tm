/// Knowing who asks is half of it: may they, and may the program that asks for them?
pack auth

scene deputy "A service asks another in the name of a customer" {
  data profile : pii
  actor buyer : customer
  boundary prod { trust high }
  component portal : web_app in prod
  component ledger : service in prod
  flow look : https from buyer -> portal -> ledger { carries nothing; returns profile }
}

// ---- being allowed -----------------------------------------------------------------------------------------------------------

/// Knowing who asks is half of it. A number counted up in the address shows the other half.
rule foreign_record "Somebody opens the record of somebody else" : information_disclosure, elevation_of_privilege {
  for flow f
  where f.from is person and f.from is untrusted and f is inbound and f returns any of pii, financial
  unless f.to is foreign
  require any of ownership_check, tenant_isolation, relationship_check, attribute_check along f
  cwe 639; capec 77; attack T1213
  fixed by development; mistaken when "everything that comes back belongs to all who may ask"
  because "{f.from} gets confidential records on {f}, and no part of it checks whose they are."

  violates in signed_in
  passes when look authorized by ownership_check
  passes in signed_in when portal implements tenant_isolation
  skips when prod trust low
  skips when profile_page is public
  skips when profile_page is order_data
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

/// A page that hides a button hides nothing: what the button calls is found by reading the page.
rule forbidden_function "Somebody calls a function that is for others" : elevation_of_privilege {
  for hop h
  where h.client is any of person, client and h is called_inward and h carries any of permission_data, configuration, control_command, price
  unless h.server is foreign
  require authorization on h
  cwe 862; capec 1; attack T1098
  fixed by development; mistaken when "everybody may change this about oneself"
  because "{h} changes what others may do or get, and nothing on it checks whether {h.client} may."

  violates {
    data change : permission_data
    actor buyer : customer
    component portal : web_app { trust high }
    flow granting : https from buyer -> portal { carries change; authorized no }
  }
  passes when granting authorized by role_check
  violates when portal implements authorization
  violates when change is configuration
  violates when change is control_command
  violates when change is price
  skips when change is pii
  skips when change is certificate
  skips when portal trust low
  skips when buyer is partner
  unsure when granting authorized unknown
  skips when portal is saas and portal trust high
  violates {
    data change : permission_data
    component page : browser { trust none }
    component portal : web_app { trust high }
    flow granting : https from page -> portal { carries change; authorized no }
  }
  skips when page is service
}

/// The service behind does what the one in front asks, for whomever that says it asks. Then the front's holes are its own.
rule confused_deputy "A service does for anybody what its caller asks for" : elevation_of_privilege {
  for hop h
  where h.client is process and h.server is process and h.flow.from is person and h.flow.from is untrusted
  where h carries any of pii, financial or h returns any of pii, financial
  unless h.client is any of foreign, relay, client or h.server is foreign
  require any of user_delegation, scope_check, ownership_check, tenant_isolation, relationship_check on h
  cwe 441; capec 122; attack T1134
  ceiling medium because "an attacker first has to get the caller to ask for too much"
  fixed by architecture; mistaken when "the service behind keeps nothing that belongs to one person"
  because "{h.server} gives {h.client} whatever it asks for, and nothing on {h} says for whom it asks."

  violates in deputy
  passes when ledger implements user_delegation
  violates when portal implements user_delegation
  passes when ledger implements scope_check
  passes when ledger implements ownership_check
  passes when ledger implements tenant_isolation
  passes when ledger implements relationship_check
  passes in deputy when look authorized by user_delegation
  violates in deputy when profile is bank_account
  violates in deputy when look returns unknown and look carries profile
  skips in deputy when profile is internal
  skips when profile is order_data
  skips when profile is order_data and look returns nothing and look carries profile
  violates in deputy when profile is bank_account and look returns nothing and look carries profile
  skips when buyer trust medium
  skips when buyer is partner and buyer trust low
  skips when portal is api_gateway
  skips when portal is browser
  skips when portal is postgres
  skips when ledger is postgres
  skips when prod is third_party
  skips when portal is saas
  skips in deputy when ledger is saas
  unsure in deputy when look returns unknown
}

/// One forgotten condition shows a company the books of its competitor, and both are told of it by the newspaper.
rule crossed_tenants "One tenant reads the data of another" : information_disclosure, elevation_of_privilege {
  for component s : store
  where s is keeps_sensitive
  unless s is foreign
  require tenant_isolation before s from of_a_tenant
  cwe 653; capec 1; attack T1213
  stake s.stores
  fixed by architecture; mistaken when "each tenant has a system of its own, and the model shows one of them"
  because "Tenants reach {s} on the way {path}, and nothing on it keeps them apart."

  violates {
    data books : financial
    actor accountant : business_customer
    component portal : web_app { trust high }
    component ledger : postgres { trust high; stores books }
    flow ask : https from accountant -> portal
    flow look from portal -> ledger
  }
  passes when portal implements tenant_isolation
  passes when ledger implements tenant_isolation
  skips when books is internal
  skips when accountant is customer
  skips when ledger is service
  unsure when ledger stores unknown
  violates when accountant is tenant
  skips {
    data books : financial
    actor accountant : business_customer
    boundary outside : third_party { component ledger : postgres { stores books } }
    flow ask : https from accountant -> ledger
  }
  skips {
    data books : financial
    actor accountant : business_customer
    component ledger : postgres { trust high; stores books }
    flow look from ledger -> accountant
  }
}

/// Support sees everything its customers see. Who neither asks them nor leaves a trace cannot be told from a thief.
rule silent_impersonation "Support acts as a customer, unasked and unseen" : repudiation, elevation_of_privilege {
  for flow f : impersonation
  unless f.to is foreign
  require impersonation_log along f
  require any of support_consent, human_approval along f
  cwe 778; capec 122; attack T1078
  fixed by development, business; mistaken when "the customer sits beside, and starts it"
  because "{f.from} acts as somebody else on {f}, and it is not both agreed to and written down."

  violates {
    actor agent : support
    component desk : admin_console
    component api : service
    flow viewing : impersonation from agent -> desk -> api
  }
  passes when desk implements impersonation_log, support_consent
  passes when desk implements impersonation_log, human_approval
  passes when api implements impersonation_log, support_consent
  violates when desk implements impersonation_log
  violates when desk implements support_consent
  skips when viewing is https
  skips when api is saas
}

/// A console is found by guessing its address; what is left is the question whether it asks.
rule open_console "Anyone who gets in may do everything" : elevation_of_privilege {
  for component c : admin_console
  unless c is foreign
  require authorization on c
  cwe 862; capec 180; attack T1078
  fixed by development; mistaken when "everybody who gets in may do everything, on purpose"
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
  fixed by operations; mistaken when "the network lets exactly this caller through, and nothing says so with `authenticated`"
  because "{h.server} takes any program that reaches it for {h.client}."

  violates {
    data order : pii
    boundary shop_zone { trust high; component shop : service }
    boundary ledger_zone { trust high; component posting : service }
    flow book : http from shop -> posting { carries order; authenticated no }
  }
  passes when book authenticated by workload_identity
  violates when posting implements authentication
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
  fixed by development; mistaken when "the value is a sample that opens nothing"
  because "{c} has a credential where everybody who gets a copy of it finds it."

  violates {
    data key : api_key_data
    component shop : service { trust high; holds key in source_code }
  }
  passes when shop implements managed_secrets
  violates when shop holds key in configuration
  violates when shop holds key in image
  violates when shop holds key in environment
  violates when shop holds key in file
  skips when key is internal
  skips when key is strictly_confidential, exact, needed
  skips when shop holds key in vault
  unsure when shop holds unknown
  skips {
    data key : api_key_data
    boundary outside : third_party { component shop : service { holds key in source_code } }
  }
}

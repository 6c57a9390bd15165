model shop

actor merchandiser "Merchandiser"  : employee in office
actor agent        "Support agent" : support  in office { may read, update on orders }
actor analyst      "Analyst"       : analyst  in office { may read on reporting }

boundary backoffice "Back office" in shop_account {
  every component { reachable from office }
  component desk "Service desk" : admin_console {
    code "apps/desk/**"
    implements role_check { code "apps/desk/src/roles.ts"; test "a merchandiser cannot open a purchase" }
    implements audit_log  { code "apps/desk/src/audit.ts" }
    plans second_pair_of_eyes by 2027-02-28 { owner "@acme/service" }
  }
  component importer  "Feed importer"  : function {
    implements schema_validation { code "functions/importer/schema.json" }
  }
  component feed_drop "Feed drop"      : sftp_server    { stores supplier_feed for 30d }
  component nightly   "Nightly export" : scheduled_job
  component reporting "Reporting"      : data_warehouse { stores sales_figures }
}

flow helping "Help for a shopper" : https from agent -> desk {
  carries search_terms
  returns purchase, customer_record
  authenticated by mfa with access_token as agent
  authorized by role_check
}
flow refunding "Refund" : grpc from desk -> orders {
  carries purchase
  acts for agent
}
flow looking_up : grpc from desk -> accounts { carries search_terms; returns customer_record }
flow recording : https from desk -> trail {
  carries audit_entry
  authenticated by workload_identity as desk
}
flow desk_login : oidc_login from agent, merchandiser -> idp {
  carries nothing
  returns access_token
  authenticated by mfa
}

flow feeding "Supplier's feed" : sftp from supplier -> feed_drop {
  carries supplier_feed
  authenticated by password as supplier
}
flow importing from feed_drop -> importer -> catalogue {
  carries supplier_feed
  encrypted yes
  opened by importer
}

flow exporting from nightly -> order_db  { carries nothing; returns purchase; encrypted yes; triggered by schedule }
flow loading   from nightly -> reporting { carries sales_figures }
flow asking "Request for figures" : https from analyst -> reporting {
  carries search_terms
  returns sales_figures
  authenticated by single_sign_on as analyst
}

feature service_desk "Service desk" {
  tier critical
  includes helping, refunding, looking_up, recording
  owner "@acme/service"
  due 2027-02-28
}
feature figures "Figures" {
  tier quick
  includes exporting, loading, asking
  owner "@acme/data"
}

/// An agent refunded a friend's order twice in the spring.
threat friendly_refund "An agent refunds to a friend" : tampering, repudiation on refunding {
  severity high
  requires second_pair_of_eyes on desk
}

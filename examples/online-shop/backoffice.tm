model shop

actor merchandiser "Merchandiser"  : employee in office
actor support      "Support agent" : employee in office { may read, write on orders }
actor analyst      "Analyst"       : employee in office { may read on reporting }

boundary backoffice "Back office" in shop_account {
  every component { reachable from office }
  component desk    "Service desk" : admin_console {
    code "apps/desk/**"
    implements role_check { code "apps/desk/src/roles.ts"; test "a merchandiser cannot open a purchase" }
    plans second_pair_of_eyes by 2027-02-28 { owner "@acme/service" }
  }
  component importer  "Feed importer"  : function     { implements schema_validation { code "functions/importer/schema.json" } }
  component feed_drop "Feed drop"      : s3           { stores supplier_feed for 30d }
  component nightly   "Nightly export" : scheduled_job
  component reporting "Reporting"      : data_warehouse { stores sales_figures }
}

flow helping "Helping a shopper" : https from support -> desk {
  returns purchase, customer_record
  authenticated by single_sign_on with access_token as support
  authorized by role_check
}
flow refunding "Refunding" : grpc from desk -> orders {
  carries purchase
  authenticated by workload_identity as desk
  acts for support
}
flow looking_up : grpc from desk -> accounts { returns customer_record; authenticated by workload_identity as desk }
flow recording  : https from desk -> trail { carries audit_entry; authenticated by workload_identity as desk }
flow desk_login : oidc_login from support, merchandiser -> idp { returns access_token; authenticated by mfa }

flow feeding "Supplier's feed" : sftp from supplier -> feed_drop {
  carries supplier_feed
  authenticated by password as supplier
}
flow importing from feed_drop -> importer -> catalogue {
  carries supplier_feed
  encrypted yes
  opened by importer
}

flow exporting from nightly -> order_db { returns purchase; encrypted yes; triggered by schedule }
flow loading   from nightly -> reporting { carries sales_figures }
flow asking "Asking for figures" : https from analyst -> reporting {
  returns sales_figures
  authenticated by single_sign_on as analyst
}

feature service_desk "Service desk" {
  tier critical
  includes helping, refunding, looking_up, recording
  owner "@acme/service"
  due 2027-02-28
}
feature reporting_view "Figures" {
  tier quick
  includes exporting, loading, asking
  owner "@acme/data"
}

/// An agent refunded a friend's order twice in the spring.
threat friendly_refund "An agent refunds to a friend" : tampering, repudiation on refunding {
  severity high
  requires second_pair_of_eyes
}

/// A tenant's accountant asks for all invoices of a year and gets a link to an archive. Support can look at an account the
/// way its owner sees it.
model invoicing "Invoice export" {
  uses stride, auth
  owner "@ledgerly/billing"
  asks "May support open an account at night without a ticket?" { owner "@ledgerly/support" }
}

data invoice       "Invoice"        : pii, financial { separate per tenant; kept for 10y }
data export_order  "Export order"   : internal
data archive_file  "Export archive" : pii, financial { derived from invoice by copy; kept for 7d }
data download_link "Signed URL"     : signed_link    { valid for 15min; issued by exports }
data session       "Session"        : session_token  { valid for 8h }
data audit_entry   "Audit entry"    : audit_record   { kept for 1y }

boundary internet "Internet" : internet_zone {
  actor accountant "Tenant's accountant" : customer
  /// Pays for an account like everybody else, and tries what happens with somebody else's numbers in the address.
  actor neighbour "Curious tenant"   : attacker { wants invoice }
  actor link_thief "Reader of leaked links" : attacker { wants archive_file, download_link }
}

boundary office "Support office" : on_premises_network {
  trust medium
  actor agent "Support agent" : employee
}

boundary mail_provider "Mail provider" : third_party {
  component mailer "Mail sender" : mail_sender { implements mail_authentication }
}

boundary cloud "Production" : cloud_account {
  trust high
  requires authentication, encryption on entry
  every store { implements encryption_at_rest }

  component api "Invoice API" : service {
    code "services/api/**"
    multi_tenant yes
    reachable from internet, office
    implements schema_validation { code "services/api/openapi.yaml" }
    implements csrf_protection   { code "services/api/src/csrf.ts" }
    implements rate_limit { limit "ten exports a day for one tenant"; code "services/api/src/limits.ts" }
    implements tenant_isolation {
      code "services/api/src/tenant.ts"
      test "the number of another tenant's invoice answers like one that does not exist"
    }
  }

  component orders "Export queue" : sqs { stores export_order for 4d }

  component exports "Export worker" : worker {
    code "services/exports/**"
    multi_tenant yes
    plans tenant_isolation by 2027-02-28 { owner "@ledgerly/billing" }
    lacks least_privilege because "the worker reads with the role of the API" until 2027-04-30
  }

  boundary data_zone "Data zone" {
    every component { reachable from cloud }
    component invoices "Invoice database" : postgres { multi_tenant yes; stores invoice; implements backup }
    component bucket   "Export bucket"    : s3       { multi_tenant yes; stores archive_file for 7d }
    component trail    "Audit trail"      : s3       { stores audit_entry for 1y; implements write_once }
  }

  component console "Support console" : admin_console {
    code "apps/support/**"
    reachable from office
    implements role_check {
      code "apps/support/src/roles.ts"
      test "an agent without a ticket sees no account"
    }
    implements audit_log { code "apps/support/src/audit.ts" }
  }
}

// ---- a tenant asks for its invoices ----------------------------------------------------------------------------------

flow ordering "Order of an export" : https from accountant -> api {
  carries session, export_order
  readonly no
  authenticated by session_cookie with session as accountant
  authorized by ownership_check
}
flow queued    "Queued export" from api -> orders -> exports { carries export_order; encrypted yes }
flow collecting "Collection of invoices" from exports -> invoices { carries nothing; returns invoice; encrypted yes }
flow packing   "New archive" from exports -> bucket { carries archive_file; encrypted by tls }

flow notice "Mail with the link" from exports -> mailer -> accountant {
  carries download_link
  hop exports -> mailer : https
  hop mailer -> accountant : smtp
}

/// Whoever holds the link is served: the bucket asks for no session.
flow download "Download" : https from accountant -> bucket {
  carries download_link
  returns archive_file
  authenticated by signed_url with download_link
}

// ---- support looks at an account ---------------------------------------------------------------------------------------

flow impersonation "Support view" : impersonation from agent -> console -> api {
  acts for accountant
  returns invoice
  encrypted by tls
  authenticated by mfa as agent
  hop console -> api : https { authenticated by workload_identity as console }
}
flow recording "Record of what support did" : https from console -> trail {
  carries audit_entry
  authenticated by workload_identity
}

// ---- what has to be ready, what was found, what was decided ------------------------------------------------------------

feature invoice_export "Invoice export" {
  tier critical
  includes ordering, queued, collecting, packing, notice, download
  owner "@ledgerly/billing"
  due 2027-02-28
}
feature support_view "Support's view of an account" {
  tier standard
  includes impersonation, recording
  owner "@ledgerly/support"
  due 2027-04-30
}

/// Mails are forwarded, and proxies and browser histories keep addresses.
threat forwarded_link "A forwarded link opens the archive for anyone" : information_disclosure on download {
  severity high
  requires single_use_token on bucket
}

/// The invoices list shows that support was there, but not which invoices were opened.
threat silent_visit "A tenant never learns that support looked at its invoices" : repudiation on impersonation {
  severity medium
  requires access_notice on console
}

control access_notice "The tenant is told when support opens its account" {
  mitigates repudiation
  verify "a mail goes to the owner of the account before the first page is shown"
}

decision accept forwarded_link on download {
  reason low_exploitability
  because "the link dies after fifteen minutes, and the archive after seven days"
  owner "@ledgerly/billing"
  until 2027-05-31
}
decision fix auth.foreign_record on download {
  reason planned
  because "the download moves behind the session, and the bucket is closed"
  owner "@ledgerly/billing"
  until 2027-05-31
  ticket "BILL-1204"
}
decision fix silent_visit on impersonation {
  reason planned
  because "the notice ships with the new console"
  owner "@ledgerly/support"
  until 2027-04-30
  ticket "SUP-88"
}

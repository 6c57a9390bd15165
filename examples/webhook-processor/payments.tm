/// Vendors tell us when somebody has paid. Each event is checked, queued, and posted to the ledger once.
model payments "Payment webhooks" {
  uses stride, webhook, auth
  owner "@acme/payments"
}

data payment_event  "Payment event"  : pii, financial
data signing_secret "Signing secret" : signing_key { separate per vendor; rotates after 90d }

boundary internet "Internet" : internet_zone
actor vendor    "Payment vendor" : partner  in internet { holds signing_secret }
actor fraudster "Fraudster"      : attacker in internet { wants payment_event, signing_secret }

boundary production "Production" {
  trust high
  requires authentication, encryption on entry
  every store { implements encryption_at_rest }

  component gateway "API gateway" : nginx {
    reachable from internet
    implements body_limit { limit "256 kB"; code "deploy/gateway.conf" }
  }

  component receiver "Webhook receiver" : webhook_receiver {
    holds signing_secret in memory from secrets
    implements hmac_signature {
      code "services/receiver/signature.ts"
      test "refuses a delivery signed with a retired secret"
    }
    implements constant_time_check { code "services/receiver/signature.ts" }
    plans replay_window by 2027-02-15 { window 5min }
    lacks audit_log because "the access log of the gateway names an address, not a vendor"
  }

  component events "Event queue"    : sqs        { stores payment_event for 4d }
  component worker "Posting worker" : worker     { implements idempotency }
  component logs   "Log search"     : opensearch, log_store { stores payment_event for 30d }

  boundary data_zone "Data zone" {
    component ledger  "Ledger"       : postgres       { stores payment_event; implements backup }
    component secrets "Secret store" : secret_manager { stores signing_secret }
  }
}

flow delivery "Delivery" : webhook from vendor -> gateway -> receiver {
  carries payment_event
  encrypted by tls
  authenticated by hmac_signature with signing_secret as vendor
  hop gateway -> receiver : http { encrypted no because "one subnet, no mesh yet" until 2027-09-30 }
}

flow intake   from receiver -> events -> worker { carries payment_event; encrypted yes }
flow posting  from worker -> ledger             { carries payment_event }
flow rotation from receiver -> secrets          { carries nothing; returns signing_secret; encrypted yes }
flow logging  from receiver -> logs {
  carries payment_event because "a refused event is logged whole"
  encrypted yes
}

feature payment_webhooks "Payment webhooks" {
  tier critical
  includes delivery, intake, posting
  owner "@acme/payments"
  due 2027-02-28
}

decision defer stride.excessive_rights on worker {
  reason planned
  because "the ledger role is split when the schema moves in March"
  owner "@acme/payments"
  until 2027-03-31
  ticket "PAY-417"
}

model shop

extend checkout_zone {
  component checkout "Checkout" : service {
    implements ownership_check { code "services/checkout/src/owner.ts"; test "somebody else's basket is not found" }
  }
  component vouchers "Vouchers" : service { lacks rate_limit because "checkout calls it, nobody else" until 2027-04-30 }
  component orders   "Orders"   : service { implements idempotency, audit_log }

  component payments "Payments" : service {
    holds processor_key, event_secret in memory from vault
    implements hmac_signature {
      code "services/payments/src/signature.ts"
      test "refuses a result whose body was changed by one byte"
    }
    implements raw_body_check, constant_time_check { code "services/payments/src/signature.ts" }
    implements replay_window { window 5min; code "services/payments/src/window.ts" }
    implements idempotency   { code "services/payments/src/once.ts" }
    implements queued_processing, sender_allowlist, audit_log
  }

  component order_events "Order events" : kafka_topic { runs on bus; stores purchase for 7d }
  component notifier     "Notifier"     : worker
  component invoicing    "Invoicing"    : worker { implements idempotency }
}

extend stores {
  component order_db      "Order database"   : postgres { stores purchase, parcel_status }
  component payment_db    "Payment database" : postgres { stores payment_token }
  component invoice_files "Invoice files"    : s3       { stores invoice_file for 10y; implements write_once, bucket_policy }
}

flow ordering "Order" : https from shopper -> edge -> shop_api -> checkout {
  carries session, purchase, voucher_code
  readonly no
  authenticated by session_cookie with session as shopper
  authorized by ownership_check
}

/// The card number goes from the shopper's device to the processor, past us.
flow paying "Card entry" : https from shopper -> card_processor {
  carries card_number
  returns payment_token
  authenticated by mfa because "the bank asks the shopper (3-D Secure)"
}

flow redeeming : grpc from checkout -> vouchers { carries voucher_code }
flow booking   : grpc from checkout -> orders   { carries purchase, payment_token }
flow scoring   : https from checkout -> fraud_score {
  carries purchase
  authenticated by api_key
}
flow charging : grpc from orders -> payments -> card_processor {
  carries payment_token
  hop payments -> card_processor : https { authenticated by api_key with processor_key as payments }
}

flow payment_result "Result of a payment" : webhook, https from card_processor -> edge -> payments {
  carries payment_token
  authenticated by hmac_signature with event_secret as card_processor
}

/// Three parts act on every order; each reads at its own pace.
flow placed "Order placed" from orders -> order_events -> invoicing, notifier, warehouse {
  carries purchase
  encrypted yes
  authenticated by workload_identity
}

flow order_rows   from orders    -> order_db      { carries purchase; returns purchase; encrypted yes }
flow payment_rows from payments  -> payment_db    { carries payment_token; returns payment_token; encrypted yes }
flow filing       from invoicing -> invoice_files { carries invoice_file; encrypted yes }
flow confirming "Confirmation mail" from notifier -> mailer -> shopper {
  carries purchase
  hop notifier -> mailer : https
  hop mailer -> shopper : smtp {
    excluded because "how the shopper's provider takes mail is not ours" until 2027-12-31
    owner "@acme/checkout"
  }
}

feature checkout_and_payment "Checkout and payment" {
  tier critical
  includes ordering, paying, redeeming, scoring, booking, charging, payment_result, placed
  owner "@acme/checkout"
  due 2027-02-28
}

/// Eight letters, of which the first three name the campaign.
threat guessed_voucher "Voucher codes are guessed" : spoofing on vouchers {
  severity medium
  requires rate_limit
}

/// Sells coffee machines and spare parts in six countries. Cards are taken by the processor; we never see a number.
model shop "Online shop" {
  uses stride, webhook, auth
  owner "@acme/shop"
}

import internet, office, edge, idp, vault, bus, shipper, trail from "../platform"
import access_token, log_line, audit_entry, employee from "../platform"

// ---- words of our own ------------------------------------------------------------------------------------------------

kind parcel_carrier "A carrier's interface" : shipping_service

control second_pair_of_eyes "Two people agree before money leaves" {
  alias four_eyes
  mitigates tampering, elevation_of_privilege
  verify "nobody can approve a refund they asked for"
  verify "a refund above 500 euros waits for a second name"
}

// ---- what is worth protecting ------------------------------------------------------------------------------------------

data customer_record "Customer record"  : pii
data session         "Shop session"     : credential   { valid for 12h; issued by accounts }
data basket_content  "Basket"           : internal
data purchase        "Purchase"         : pii, financial
data card_number     "Card number"      : payment_card
data payment_token   "Payment token"    : restricted   { derived from card_number by token }
data invoice_file    "Invoice"          : pii, financial { derived from purchase by copy; kept for 10y }
data parcel_label    "Parcel label"     : pii          { derived from purchase by copy; kept for 90d }
data voucher_code    "Voucher code"     : credential   { valid for 6mo }
data product         "Product"          : public
data supplier_feed   "Supplier's feed"  : feed, restricted
data review_text     "Review"           : user_content, public
data stock_level     "Stock level"      : internal
data sales_figures   "Sales figures"    : confidential { derived from purchase by aggregate }
data processor_key   "Processor's key"  : credential   { rotates after 90d }
data carrier_secret  "Carrier's secret" : credential   { separate per carrier }

// ---- who is outside ----------------------------------------------------------------------------------------------------

actor shopper  "Shopper"  : customer in internet
actor supplier "Supplier" : partner  in internet
actor scalper  "Scalper"  : attacker in internet { wants stock_level because "machines sell out and are sold on" }
actor carder   "Carder"   : attacker in internet { wants card_number, voucher_code }
actor clerk    "Clerk who looks up neighbours" : insider in office { wants customer_record }

boundary processors "Companies we pay" : third_party {
  component card_processor "Card processor" : payment_provider { stores card_number; holds processor_key }
  component carrier        "Parcel carrier" : parcel_carrier   { holds carrier_secret }
  component mailer         "Mail sender"    : mail_sender
  component fraud_score    "Fraud scoring"  : fraud_service
}

// ---- where we run --------------------------------------------------------------------------------------------------------

boundary shop_account "Shop account" : cloud_account {
  trust high
  requires encryption, authentication on entry
  provides network_policy { code "deploy/network/*.yaml" }

  every store   { implements encryption_at_rest { code "deploy/storage.tf" } }
  every service { implements central_logging; code "services/**" }
  every worker  { implements central_logging }

  boundary front    "Storefront"
  boundary checkout_zone "Checkout" { requires authorization on entry }
  boundary stores   "Stores" { every store { implements backup } }
}

/// Everything that runs writes lines to the platform's shipper, which takes names out.
flow log_lines from catalogue, accounts, checkout, orders, payments, warehouse -> shipper {
  carries log_line
  encrypted yes
}

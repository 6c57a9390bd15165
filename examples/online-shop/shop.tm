/// Sells coffee machines and spare parts in six countries. The processor takes the cards; we never see a number.
model shop "Online shop" {
  uses stride, webhook, auth
  owner "@acme/shop"
}

import internet, office, edge, idp, vault, bus, shipper, trail from "../platform"
import access_token, log_line, audit_entry from "../platform"

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
data login_password  "Password"         : password
data password_entry  "Password entry"   : password_hash
data session         "Shop session"     : session_token { valid for 12h; issued by accounts }
data basket_content  "Basket"           : order_data
data purchase        "Purchase"         : pii, order_data
data card_number     "Card number"      : payment_card
data payment_token   "Payment token"    : restricted    { derived from card_number by token }
data invoice_file    "Invoice"          : pii, invoice  { derived from purchase by copy; kept for 10y }
data parcel_label    "Parcel label"     : pii           { derived from purchase by copy; kept for 90d }
data voucher_code    "Voucher code"     : voucher       { valid for 6mo }
data search_terms    "Search terms"     : search_query  { confidentiality public because "nobody is named with them" }
data product         "Product"          : product_data  { confidentiality public }
data stock_level     "Stock level"      : product_data
data supplier_feed   "Supplier's feed"  : feed, restricted
data review_text     "Review"           : user_content, public
data sales_figures   "Sales figures"    : business_data { derived from purchase by aggregate }
data processor_key   "Processor's key"  : api_key_data  { rotates after 90d }
data event_secret    "Secret for payment events" : signing_key { separate per vendor; rotates after 90d }
data carrier_secret  "Carrier's secret" : signing_key   { separate per carrier; rotates after 180d }

// ---- who is outside ----------------------------------------------------------------------------------------------------

component browser_app "Shop in the browser" : browser    in internet
component phone_app   "Shop on the phone"   : mobile_app in internet

actor shopper  "Shopper"  : customer in internet { tool browser_app, phone_app }
actor supplier "Supplier" : partner  in internet
actor scalper  "Scalper"  : attacker in internet { wants stock_level because "machines sell out and are sold on" }
actor carder   "Carder"   : attacker in internet { wants card_number, voucher_code }
actor nosy_clerk "Clerk who looks up neighbours" : insider in office { wants customer_record }

boundary companies "Companies we pay" : third_party {
  component card_processor "Card processor" : payment_provider { stores card_number; implements data_processing_agreement }
  component carrier        "Parcel carrier" : parcel_carrier   { holds carrier_secret; implements data_processing_agreement }
  component mailer         "Mail sender"    : mail_sender      { implements data_processing_agreement, mail_authentication }
  component fraud_score    "Fraud scoring"  : fraud_service {
    lacks data_processing_agreement because "the trial runs on their standard terms" until 2027-02-28
  }
}

// ---- where we run --------------------------------------------------------------------------------------------------------

boundary shop_account "Shop account" : cloud_account {
  trust high
  requires encryption on entry
  provides network_policy { code "deploy/network/*.yaml" }

  every store   { implements encryption_at_rest { code "deploy/storage.tf" } }
  every process { speaks https; implements central_logging }
  every service { code "services/**" }

  boundary front "Storefront" {
    every process { implements schema_validation { code "services/*/openapi.yaml" } }
  }
  boundary checkout_zone "Checkout" {
    requires authentication on entry
    every process { implements schema_validation, least_privilege { code "deploy/roles/*.yaml" } }
  }
  boundary stores "Stores" {
    every database { implements backup { code "deploy/backup.tf" } }
  }
}

/// Calls between our own parts carry certificates of the mesh.
every grpc { encrypted by mutual_tls; authenticated by mutual_tls }

/// Everything that runs writes lines to the platform's shipper, which takes names out.
flow log_lines from catalogue, accounts, checkout, orders, payments, warehouse -> shipper {
  carries log_line
  encrypted yes
}

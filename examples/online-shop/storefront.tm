model shop

component browser_app "Shop in the browser" : browser    in internet { stores session }
component phone_app   "Shop on the phone"   : mobile_app in internet { stores session }

extend front {
  component web     "Web shop"  : web_app { implements content_security_policy { code "web/src/headers.ts" }; implements csrf_protection }
  component shop_api "Shop API" : bff     { implements schema_validation { code "services/shop-api/openapi.yaml" } }

  component catalogue "Catalogue" : service
  component prices    "Prices"    : service
  component finder    "Search"    : service
  component basket    "Basket"    : service

  /// Takes what shoppers write; a moderator reads it only when somebody complains.
  component reviews "Reviews" : service {
    implements output_encoding { code "services/reviews/src/render.ts" }
    lacks input_validation because "markup is taken out when a review is shown, not when it is kept" until 2027-05-31
  }

  component accounts "Customer accounts" : identity_provider {
    renamed from customers
    implements throttled_login { code "services/accounts/src/throttle.ts"; test "the sixth wrong password waits a minute" }
    plans leak_check by 2027-03-31
  }
}

extend stores {
  component catalogue_db "Catalogue database" : postgres      { stores product }
  component search_index "Search index"       : elasticsearch { stores product }
  component pictures     "Product pictures"   : s3
  component review_db    "Review database"    : postgres      { stores review_text }
  component basket_store "Basket store"       : redis         { stores basket_content for 30d }
  component account_db   "Account database"   : postgres      { stores customer_record }
}

flow browsing "Browsing" : https from shopper -> browser_app -> edge -> web {
  returns product, review_text
  authenticated no because "anybody may look"
}
flow app_browsing "Browsing in the app" : https from shopper -> phone_app -> edge -> shop_api {
  returns product, review_text
  authenticated no because "anybody may look"
}
flow signing_in "Signing in" : password_login, https from shopper -> browser_app, phone_app -> edge -> accounts {
  carries customer_record
  returns session
  authenticated by password as shopper
}
flow filling "Filling the basket" : https from shopper -> browser_app, phone_app -> edge -> shop_api -> basket {
  carries session, basket_content
  authenticated by session_cookie with session as shopper
}
flow reviewing "Writing a review" : https from shopper -> browser_app -> edge -> web -> reviews {
  carries session, review_text
  authenticated by session_cookie with session as shopper
}

flow showing   : grpc from web, shop_api -> catalogue { returns product }
flow pricing   : grpc from web, shop_api -> prices    { returns product }
flow finding   : grpc from web, shop_api -> finder    { returns product }

flow catalogue_rows from catalogue -> catalogue_db { returns product }
flow picture_files  from catalogue -> pictures     { returns product }
flow index_lookup   from finder    -> search_index { returns product }
flow review_rows    from reviews   -> review_db    { carries review_text; returns review_text; encrypted yes }
flow basket_rows    from basket    -> basket_store { carries basket_content; returns basket_content }
flow account_rows   from accounts  -> account_db   { carries customer_record; returns customer_record; encrypted yes }

feature storefront "Looking, searching, filling a basket" {
  tier standard
  includes browsing, app_browsing, filling, reviewing
  owner "@acme/storefront"
}
feature customer_accounts "Customer accounts" {
  tier critical
  includes signing_in, account_rows
  owner "@acme/storefront"
  due 2027-03-31
}

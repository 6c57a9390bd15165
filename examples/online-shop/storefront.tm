model shop

extend front {
  component web      "Web shop" : web_app { implements content_security_policy { code "web/src/headers.ts" } }
  component shop_api "Shop API" : bff {
    implements csrf_protection { code "services/shop-api/src/csrf.ts" }
    implements protected_cookie { code "services/shop-api/src/cookies.ts"; test "a script in the page reads no session" }
  }

  component catalogue "Catalogue" : service {
    renamed from product_service
    redundant no because "one instance carries the load outside the season"
  }
  component prices    "Prices"    : service
  component finder    "Search"    : service
  component basket    "Basket"    : service

  /// Takes what shoppers write; a moderator reads it only when somebody complains.
  component reviews "Reviews" : service {
    implements output_encoding { code "services/reviews/src/render.ts" }
    lacks schema_validation because "markup is taken out when a review is shown, not when it is kept" until 2027-05-31
  }

  component accounts "Customer accounts" : identity_provider {
    session_lifetime 12h
    token_lifetime 15min
    implements throttled_login { code "services/accounts/src/throttle.ts"; test "the sixth wrong password waits a minute" }
    implements login_audit     { code "services/accounts/src/audit.ts" }
    implements session_renewal { code "services/accounts/src/session.ts"; test "the identifier before the login is worth nothing after it" }
    plans leak_check, least_privilege by 2027-03-31
  }
}

extend stores {
  component catalogue_db "Catalogue database" : postgres      { stores product }
  component search_index "Search index"       : elasticsearch { stores product }
  component pictures     "Product pictures"   : s3            { stores product }
  component review_db    "Review database"    : postgres      { stores review_text }
  component basket_store "Basket store"       : redis         { stores basket_content for 30d }
  component account_db   "Account database"   : postgres {
    stores customer_record, password_entry
    implements password_hashing { code "services/accounts/src/hash.ts" }
  }
}

flow browsing "Browsing" : https from shopper -> edge -> web, shop_api {
  carries search_terms
  returns product, review_text
  authenticated no because "anybody may look"
  readonly yes
}
flow signing_in "Sign-in" : password_login, https from shopper -> edge -> accounts {
  carries login_password
  returns session
  authenticated by password as shopper
}
flow filling "Basket change" : https from shopper -> edge -> shop_api -> basket {
  carries session, basket_content
  readonly no
  authenticated by session_cookie with session as shopper
}
flow reviewing "New review" : https from shopper -> edge -> shop_api -> reviews {
  carries session, review_text
  readonly no
  authenticated by session_cookie with session as shopper
}

flow showing : grpc from web, shop_api -> catalogue { carries search_terms; returns product }
flow pricing : grpc from web, shop_api -> prices    { carries nothing; returns product }
flow finding : grpc from web, shop_api -> finder    { carries search_terms; returns product }

flow catalogue_rows from catalogue -> catalogue_db { carries search_terms; returns product; encrypted yes }
flow picture_files  from catalogue -> pictures     { carries nothing; returns product; encrypted by tls }
flow index_lookup   from finder    -> search_index { carries search_terms; returns product }
flow review_rows    from reviews   -> review_db    { carries review_text; returns review_text; encrypted yes }
flow basket_rows    from basket    -> basket_store { carries basket_content; returns basket_content }
flow account_rows   from accounts  -> account_db   {
  carries customer_record
  returns customer_record, password_entry
  encrypted yes
}

feature storefront "Looking, searching, filling a basket" {
  tier standard
  includes browsing, filling, reviewing
  owner "@acme/storefront"
}
feature customer_accounts "Customer accounts" {
  tier critical
  includes signing_in, account_rows
  owner "@acme/storefront"
  due 2027-03-31
}

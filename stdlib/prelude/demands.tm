/// What a model demands of itself: rules every project has, whichever packs it uses.
pack prelude

scene guarded_zone "A zone that lets nobody in without proof" {
  data order : internal
  actor buyer : customer
  boundary shop_zone { trust high; requires authentication on entry }
  component shop : web_app in shop_zone
  flow browse : https from buyer -> shop { carries order }
}

/// A boundary says what it asks of those who enter; a flow let through without it makes that sentence untrue for all others.
rule entry_demand "A flow enters without what the boundary demands" : spoofing, elevation_of_privilege {
  for boundary b, hop h
  where h enters b
  require all of b.requires on h
  cwe 501; capec 554; attack T1190
  stake h.data
  fixed by architecture; mistaken when "the boundary asks for more than it needs"
  because "{h} enters {b} without what it demands: {control}."

  violates in guarded_zone when browse authenticated no
  violates when shop implements authentication
  passes when browse authenticated by session_cookie
  unsure in guarded_zone
  violates {
    data order : internal
    actor buyer : customer
    component edge : api_gateway { trust medium }
    boundary shop_zone { trust high; requires authentication on entry; component shop : web_app }
    flow browse : https from buyer -> edge -> shop {
      carries order
      hop buyer -> edge { authenticated by session_cookie }
      hop edge -> shop { authenticated no }
    }
  }
}

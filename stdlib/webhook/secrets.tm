/// The secrets that deliveries are signed with, on either side.
pack webhook

/// A key that never changes is known to everybody who ever worked with it.
rule stale_secret "A signing secret that leaked once works for years" : spoofing {
  for data k : signing_key
  where any component where (it holds k and it is takes_or_sends_webhooks)
  require secret_rotation on k
  cwe 324; capec 474; attack T1552
  fixed by operations; mistaken when "the key lives for one session"
  because "Nobody has said how often {k} is renewed."

  passes in incoming_webhook { data key : signing_key { rotates after 90d }; extend receiver { holds key } }
  violates when key lacks secret_rotation because "it stands in a device" and key rotates unknown
  skips when key is internal
  skips when key is api_key_data
  skips when delivery is https
  skips when receiver holds nothing
  unsure when key rotates unknown
  violates in outgoing_webhook { data key : signing_key { lacks secret_rotation because "it stands in a device" }; extend dispatcher { holds key } }
  skips in incoming_webhook {
    data key : signing_key { lacks secret_rotation because "it stands in a device" }
    component station : iot_device { holds key }
  }
}

/// With one secret for all, each sender can sign in the name of every other.
rule shared_secret "One sender can sign for another" : spoofing {
  for data k : signing_key
  where any component where (it holds k and it is takes_or_sends_webhooks)
  require separate_secrets on k
  cwe 1391; capec 194; attack T1199
  fixed by architecture; mistaken when "there is one partner only, and there will be no second"
  because "Nobody has said that each sender has a {k} of its own."

  passes in incoming_webhook { data key : signing_key { separate per vendor }; extend receiver { holds key } }
  violates when key lacks separate_secrets because "there is one for all" and key separate unknown
  skips when key is internal
  skips when key is api_key_data
  skips when delivery is https
  skips when receiver holds nothing
  unsure when key separate unknown
  violates in outgoing_webhook { data key : signing_key { lacks separate_secrets because "there is one for all" }; extend dispatcher { holds key } }
  skips in incoming_webhook {
    data key : signing_key { lacks separate_secrets because "there is one for all" }
    component station : iot_device { holds key }
  }
}

/// Events that others send us, and that we send others: over the open network, without a person who would notice.
pack webhook "Webhooks"

scene incoming_webhook "A vendor calls us" {
  data event : internal
  actor vendor : partner
  boundary prod { trust high }
  component gateway : nginx in prod
  component receiver : service in prod
  flow delivery : webhook from vendor -> gateway -> receiver { carries event }
}

scene outgoing_webhook "We call a customer's endpoint" {
  data event : pii
  boundary prod { trust high }
  boundary outside : third_party
  component dispatcher : webhook_dispatcher in prod
  component endpoint : api in outside
  flow sending : webhook from dispatcher -> endpoint { carries event }
}

scene registering_endpoint "A customer says where events should go" {
  data address : internal
  actor developer : customer
  boundary prod { trust high }
  component settings : service in prod
  flow register : webhook_registration from developer -> settings { carries address }
}

// ---- receiving -----------------------------------------------------------------------------------------------------------

/// The address of an endpoint is no secret: it stands in the vendor's settings, in logs, in tickets. Who knows it can post.
rule forged_delivery "A forged delivery is accepted" : spoofing, tampering {
  for flow f : webhook
  where f is inbound
  unless f.to is foreign
  require any of hmac_signature, message_signature, mutual_tls on f
  cwe 347; capec 194; attack T1199
  fixed by development; mistaken when "events only say that something changed, and the handler asks the sender for it"
  subsumes stride.spoofed_caller
  because "{f.from} can be impersonated: nothing at {f.to} proves who sent {f}."

  violates in incoming_webhook when delivery authenticated no
  violates when gateway implements hmac_signature
  passes when receiver implements hmac_signature and delivery authenticated by hmac_signature
  passes in incoming_webhook when receiver implements hmac_signature
  passes in incoming_webhook when delivery authenticated by mutual_tls
  skips when vendor trust high
  skips when delivery is https
  unsure in incoming_webhook when prod trust unknown
  skips in incoming_webhook when prod is third_party
  passes in incoming_webhook when delivery authenticated by message_signature
  violates in incoming_webhook when gateway trust medium and gateway implements hmac_signature
}

/// A signature stays valid. Whoever recorded one signed delivery has it for ever, unless its age counts.
rule replayed_delivery "A recorded delivery is sent again" : spoofing, tampering {
  for flow f : webhook
  where f is inbound and any hop of f where (it is authenticated by any of hmac_signature, message_signature)
  require replay_window on f
  cwe 294; capec 555; attack T1550
  fixed by development; mistaken when "every event only makes the handler ask for the present state"
  because "{f.to} accepts a signed delivery of {f} as often as somebody sends it."

  violates in incoming_webhook when receiver implements hmac_signature
  passes when receiver implements replay_window
  violates in incoming_webhook when delivery authenticated by hmac_signature
  skips when delivery authenticated by api_key
  passes when receiver implements replay_window
  skips when vendor trust high
  skips when delivery is https
  skips in incoming_webhook when delivery authenticated no
  unsure in incoming_webhook
  violates in incoming_webhook when receiver implements message_signature and delivery authenticated yes
  violates in incoming_webhook when delivery authenticated by message_signature
  violates in incoming_webhook when delivery authenticated by hmac_signature and gateway trust medium and gateway implements replay_window
  violates {
    actor vendor : partner
    component gateway : nginx { trust medium }
    component receiver : service { trust high }
    flow delivery : webhook from vendor -> gateway -> receiver {
      hop vendor -> gateway { authenticated by hmac_signature }
      hop gateway -> receiver { authenticated by workload_identity }
    }
    flow status : https from vendor -> receiver
  }
  passes when receiver implements replay_window for delivery
}

/// Two parsers read one body differently: what was signed is then not what is acted upon.
rule signed_parsed_body "A signature is checked over what a parser made of the body" : tampering {
  for flow f : webhook
  where f is inbound and any hop of f where (it is authenticated by any of hmac_signature, message_signature)
  unless f.to is foreign
  require raw_body_check on f
  cwe 347; capec 475; attack T1565.002
  ceiling medium because "a forger has to find two bodies that sign alike"
  fixed by development; mistaken when "the framework hands over the bytes as they came, and nobody claimed it"
  because "Nothing says that {f.to} checks the signature of {f} over the bytes as they came."

  violates in incoming_webhook when receiver implements hmac_signature
  passes when receiver implements raw_body_check
  passes when receiver implements signature_library
  violates in incoming_webhook when delivery authenticated by message_signature
  passes when receiver implements raw_body_check
  skips when vendor trust high
  skips when delivery is https
  skips in incoming_webhook when delivery authenticated no
  skips in incoming_webhook when receiver implements hmac_signature and prod is third_party
  unsure in incoming_webhook
  violates in incoming_webhook when delivery authenticated by hmac_signature and gateway trust medium and gateway implements raw_body_check
  skips when delivery authenticated by api_key
  violates {
    actor vendor : partner
    component gateway : nginx { trust medium }
    component receiver : service { trust high }
    flow delivery : webhook from vendor -> gateway -> receiver {
      hop vendor -> gateway { authenticated by hmac_signature }
      hop gateway -> receiver { authenticated by workload_identity }
    }
    flow status : https from vendor -> receiver
  }
  passes when receiver implements raw_body_check for delivery
}

/// A comparison that stops at the first wrong byte tells, in microseconds, how many were right.
rule timed_comparison "A signature is found byte by byte" : spoofing {
  for flow f : webhook
  where f is inbound and any hop of f where (it is authenticated by hmac_signature)
  unless f.to is foreign
  require constant_time_check on f
  cwe 208; capec 112; attack T1110
  ceiling low because "it takes thousands of tries a byte, over a network that trembles"
  fixed by development; mistaken when "the comparison is the library's own, and nobody claimed it"
  because "Nothing says that {f.to} takes as long for a nearly right signature of {f} as for a wrong one."

  violates in incoming_webhook when receiver implements hmac_signature
  passes when receiver implements constant_time_check
  passes when receiver implements signature_library
  skips when vendor trust high
  skips when delivery is https
  skips in incoming_webhook when delivery authenticated by message_signature
  skips in incoming_webhook when receiver implements hmac_signature and prod is third_party
  unsure in incoming_webhook
  violates in incoming_webhook when delivery authenticated by hmac_signature and gateway trust medium and gateway implements constant_time_check
  skips when delivery authenticated by api_key
  violates {
    actor vendor : partner
    component gateway : nginx { trust medium }
    component receiver : service { trust high }
    flow delivery : webhook from vendor -> gateway -> receiver {
      hop vendor -> gateway { authenticated by hmac_signature }
      hop gateway -> receiver { authenticated by workload_identity }
    }
    flow status : https from vendor -> receiver
  }
  passes when receiver implements constant_time_check for delivery
}

/// Two companies remember one payment differently, and only a record made on arrival can tell who is right.
rule disputed_delivery "Nobody can show what was delivered" : repudiation {
  for flow f : webhook
  where f is inbound and f carries any of financial, contract, permission_data
  unless f.to is foreign or any component on f where (it calls any audit_store)
  require audit_log along f
  cwe 778; capec 268; attack T1070
  fixed by development; mistaken when "both companies reconcile their books daily"
  because "{f.from} and {f.to} can disagree on what {f} said, and neither has a record of it."

  violates {
    data payment_event : financial
    actor vendor : partner
    component receiver : service { trust high }
    flow delivery : webhook from vendor -> receiver { carries payment_event }
  }
  passes when receiver implements audit_log
  skips when payment_event is internal
  skips when payment_event is order_data
  skips when payment_event is configuration
  skips when vendor trust high
  skips when delivery is https
  unsure when delivery carries unknown
  violates {
    data agreed : contract
    actor vendor : partner
    component gateway : nginx { trust medium }
    component receiver : service { trust high }
    flow delivery : webhook from vendor -> gateway -> receiver { carries agreed }
  }
  violates when agreed is permission_data
  passes when gateway implements audit_log
  skips when receiver is saas and receiver trust high
  skips {
    data payment_event : financial
    actor vendor : partner
    component receiver : service { trust high }
    component trail : audit_store
    component edge : api_gateway { trust medium }
    flow delivery : webhook from vendor -> edge -> receiver { carries payment_event }
    flow noting from receiver -> trail
  }
  violates {
    data payment_event : financial
    actor vendor : partner
    component receiver : service { trust high }
    component logs : log_store
    component other : service
    component trail : audit_store
    flow delivery : webhook from vendor -> receiver { carries payment_event }
    flow noting from receiver -> logs
    flow elsewhere from other -> trail
  }
}

/// A signature says which secret was used. Whether its owner may still send, or may send this, is another question.
rule unlisted_sender "A sender that nobody enabled is heard" : elevation_of_privilege {
  for flow f : webhook
  where f is inbound
  unless f.to is foreign
  require any of sender_allowlist, ip_allowlist on f
  cwe 863; capec 1; attack T1199
  ceiling medium because "the sender has to hold a valid secret"
  fixed by business; mistaken when "there is one sender only, with a secret of its own"
  because "{f.to} hears whoever shows a valid proof, and no list says which senders are enabled, and for what."

  violates in incoming_webhook
  passes when receiver implements sender_allowlist
  passes when receiver implements ip_allowlist
  passes in incoming_webhook when receiver implements ip_allowlist for delivery { flow status : https from vendor -> receiver }
  skips when vendor trust high
  skips when delivery is https
  skips when prod is third_party
  unsure when prod trust unknown
  violates in incoming_webhook when gateway trust medium and gateway implements ip_allowlist
}

/// The part that strangers reach first should be able to do one thing: hand over what it was sent.
rule powerful_handler "Who takes over the handler can do what it never does" : elevation_of_privilege {
  for component c : process
  where any flow to c where (it is webhook and it is inbound) and c calls any store
  unless c is any of foreign, relay
  require least_privilege on c
  cwe 250; capec 122; attack T1078
  stake c.calls
  ceiling high because "somebody has to break into it first"
  fixed by operations; mistaken when "its role was made from its calls by a tool, and nobody wrote that down"
  subsumes stride.excessive_rights
  because "{c} takes what others send and has rights on {c.calls}, and nothing limits them to handing events over."

  violates in incoming_webhook {
    component events : sqs in prod
    flow intake from receiver -> events { carries event }
  }
  passes when receiver implements least_privilege
  skips when delivery is https
  skips when vendor trust high
  skips when events is worker
  skips when receiver is api_gateway
  skips when receiver is postgres
  skips when prod is third_party
  unsure when vendor trust unknown
  violates in incoming_webhook {
    component events : sqs in prod
    flow intake from receiver -> events { carries event }
    extend gateway { implements least_privilege }
    component desk : service in prod
    flow look from desk -> receiver
    flow told from receiver -> desk
  }
  violates in incoming_webhook {
    component events : sqs in prod
    component archive : postgres in prod
    flow intake from receiver -> events { carries event }
  }
}

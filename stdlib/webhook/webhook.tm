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
  because "{f.from} can be impersonated: nothing at {f.to} proves who sent {f}."

  violates in incoming_webhook when delivery authenticated no
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
  because "{f.to} accepts a signed delivery of {f} as often as somebody sends it."

  violates in incoming_webhook when receiver implements hmac_signature
  passes when receiver implements replay_window
  violates in incoming_webhook when delivery authenticated by hmac_signature
  passes when receiver implements replay_window
  skips when vendor trust high
  skips when delivery is https
  skips in incoming_webhook when delivery authenticated no
  unsure in incoming_webhook
  violates in incoming_webhook when receiver implements message_signature and delivery authenticated yes
  violates in incoming_webhook when delivery authenticated by message_signature
  violates in incoming_webhook when delivery authenticated by hmac_signature and gateway trust medium and gateway implements replay_window
}

/// The body has to be read whole before its signature can be checked, so anybody can make us read.
rule oversized_payload "A huge payload exhausts the handler" : denial_of_service {
  for flow f : webhook
  where f is inbound
  unless f.to is foreign
  require body_limit along f
  cwe 770; capec 231; attack T1499.003
  because "Nothing between {f.from} and {f.to} bounds the size of {f}."

  violates in incoming_webhook
  passes when gateway implements body_limit
  passes when receiver implements body_limit
  skips when vendor trust high
  skips when delivery is https
  unsure in incoming_webhook when vendor trust unknown
  skips in incoming_webhook when prod is third_party
  passes in incoming_webhook when gateway trust medium and gateway implements body_limit
}

/// Every sender repeats what was not acknowledged in time, and it was often acted upon all the same.
rule duplicate_delivery "A repeated delivery is acted upon twice" : tampering {
  for flow f : webhook
  where f is inbound
  unless f.to is foreign or f.to calls any broker
  require idempotency on f
  cwe 837; capec 212; attack T1565
  because "{f.from} delivers {f} more than once when an answer is late, and {f.to} acts on it each time."

  violates in incoming_webhook
  passes when receiver implements idempotency
  skips when vendor trust high
  skips when delivery is https
  unsure in incoming_webhook when prod trust unknown
  skips {
    data event : internal
    actor vendor : partner
    boundary prod { trust high }
    component receiver : service in prod
    component events : sqs in prod
    flow delivery : webhook from vendor -> receiver { carries event }
    flow intake from receiver -> events { carries event }
  }
  skips in incoming_webhook when prod is third_party
  violates in incoming_webhook when gateway trust medium and gateway implements idempotency
}

/// Queues deliver at least once. A worker that crashes after its work and before its receipt does the work again.
rule repeated_message "A message that comes again is worked on again" : tampering {
  for hop h
  where h.from is queue and h.to is process
  unless h.to is foreign
  require idempotency on h
  cwe 837; capec 212; attack T1565; ceiling medium
  because "{h.from} may hand the same message to {h.to} twice, and {h.to} would act on it twice."

  violates {
    data event : internal
    component events : sqs
    component worker : worker
    flow taking from events -> worker { carries event }
  }
  passes when worker implements idempotency
  skips when events is kafka_topic
  skips when worker is postgres
  skips {
    component events : sqs
    boundary outside : third_party { component worker : worker }
    flow taking from events -> worker
  }
}

/// A signature says who sent it, not that it makes sense: a field too many decides what happens behind it.
rule unchecked_payload "A payload of another shape is worked on" : tampering, elevation_of_privilege {
  for flow f : webhook
  where f is inbound
  unless f.to is foreign
  require schema_validation along f
  cwe 1286; capec 277; attack T1190
  because "No part of {f} checks the shape of what {f.from} sends."

  violates in incoming_webhook
  passes when receiver implements schema_validation
  violates when receiver implements input_validation
  skips when vendor trust high
  skips when delivery is https
  unsure in incoming_webhook when prod trust unknown
  skips in incoming_webhook when prod is third_party
  passes in incoming_webhook when gateway trust medium and gateway implements schema_validation
}

/// A sender waits seconds, then calls again. Work done before the answer turns one slow database into a flood.
rule starved_handler "Slow work behind the answer stops the intake" : denial_of_service {
  for flow f : webhook
  where f is inbound
  unless f.to is foreign or f.to calls any broker
  require queued_processing on f
  cwe 410; capec 227; attack T1499.003; ceiling medium
  because "{f.to} does its work before it answers {f.from}, so slow work holds every later delivery up."

  violates in incoming_webhook
  passes when receiver implements queued_processing
  skips when vendor trust high
  skips when delivery is https
  unsure in incoming_webhook when prod trust unknown
  skips {
    data event : internal
    actor vendor : partner
    boundary prod { trust high }
    component receiver : service in prod
    component events : sqs in prod
    flow delivery : webhook from vendor -> receiver { carries event }
    flow intake from receiver -> events { carries event }
  }
  skips in incoming_webhook when prod is third_party
  violates in incoming_webhook when gateway trust medium and gateway implements queued_processing
}

/// Two companies remember one payment differently, and only a record made on arrival can tell who is right.
rule disputed_delivery "Nobody can show what was delivered" : repudiation {
  for flow f : webhook
  where f is inbound and f carries any of financial, contract, permission_data
  unless f.to is foreign
  require audit_log along f
  cwe 778; capec 268; attack T1070
  because "{f.from} and {f.to} can disagree on what {f} said, and neither has a record of it."

  violates {
    data payment_event : financial
    actor vendor : partner
    component receiver : service { trust high }
    flow delivery : webhook from vendor -> receiver { carries payment_event }
  }
  passes when receiver implements audit_log
  skips when payment_event is internal
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
}

/// A signature says which secret was used. Whether its owner may still send, or may send this, is another question.
rule unlisted_sender "A sender that nobody enabled is heard" : elevation_of_privilege {
  for flow f : webhook
  where f is inbound
  unless f.to is foreign
  require any of sender_allowlist, ip_allowlist on f
  cwe 863; capec 1; attack T1199; ceiling medium
  because "{f.to} hears whoever shows a valid proof, and no list says which senders are enabled, and for what."

  violates in incoming_webhook
  passes when receiver implements sender_allowlist
  passes when receiver implements ip_allowlist
  skips when vendor trust high
  skips when delivery is https
  skips when prod is third_party
  unsure when prod trust unknown
  violates in incoming_webhook when gateway trust medium and gateway implements ip_allowlist
}

/// A key that never changes is known to everybody who ever worked with it.
rule stale_secret "A signing secret that leaked once works for years" : spoofing {
  for data k : signing_key
  require secret_rotation on k
  cwe 324; capec 474; attack T1552
  because "Nobody has said how often {k} is renewed."

  passes { data key : signing_key { rotates after 90d } }
  violates when key lacks secret_rotation because "it stands in a device" and key rotates unknown
  skips when key is internal
  unsure when key rotates unknown
}

/// With one secret for all, each sender can sign in the name of every other.
rule shared_secret "One sender can sign for another" : spoofing {
  for data k : signing_key
  require separate_secrets on k
  cwe 1391; capec 194; attack T1199
  because "Nobody has said that each sender has a {k} of its own."

  passes { data key : signing_key { separate per vendor } }
  violates when key lacks separate_secrets because "there is one for all" and key separate unknown
  skips when key is internal
  unsure when key separate unknown
}

// ---- sending -------------------------------------------------------------------------------------------------------------

/// What we never sign, nobody who listens to us can tell from what an impostor made up.
rule unsigned_dispatch "Nobody can tell our events from forged ones" : spoofing {
  for flow f : webhook
  where f is outbound and f.from is component
  unless f.from is foreign
  require any of hmac_signature, message_signature, mutual_tls on f
  cwe 353; capec 151; attack T1656
  because "{f.to} cannot tell an event of {f.from} from one that anybody made up."

  violates in outgoing_webhook when sending authenticated no
  passes when sending authenticated by hmac_signature
  skips when prod trust low
  skips when sending is https
  skips when dispatcher is saas and dispatcher trust high
  unsure in outgoing_webhook when sending authenticated yes
  passes in outgoing_webhook when sending authenticated by message_signature
  passes when sending authenticated by mutual_tls
  skips {
    actor colleague : employee { trust high }
    component endpoint : api { trust low }
    flow sending : webhook from colleague -> endpoint { authenticated no }
  }
  violates {
    component dispatcher : service { trust high }
    component proxy : forward_proxy { trust medium }
    component endpoint : api { trust low }
    flow sending : webhook from dispatcher -> proxy -> endpoint {
      hop dispatcher -> proxy : http { authenticated by mutual_tls }
      hop proxy -> endpoint : http { authenticated no }
    }
  }
}

/// An event is copied into logs and tools of the receiver: what it holds is out of our hands for good.
rule overfull_event "An event tells its receiver more than it needs" : information_disclosure {
  for flow f : webhook
  where f is outbound and f.from is component and f carries any of pii, financial, credential
  unless f.from is foreign
  require any of data_minimisation, message_encryption on f.from
  cwe 201; capec 569; attack T1213
  because "{f} hands {f.to} confidential data where an identifier to ask with would do."

  violates in outgoing_webhook
  passes when dispatcher implements data_minimisation
  skips when event is internal
  skips when prod trust low
  skips when sending is https
  skips when dispatcher is saas
  unsure when sending carries unknown
  violates in outgoing_webhook when event is bank_account
  violates when event is api_key_data
  passes when dispatcher implements message_encryption
  skips when prod is third_party and prod trust high
  skips {
    data event : pii
    actor colleague : employee { trust high }
    component endpoint : api { trust low }
    flow sending : webhook from colleague -> endpoint { carries event }
  }
}

/// When a customer's endpoint is down for an hour, everything it missed comes at once, again and again.
rule retry_storm "Retries keep a receiver down" : denial_of_service {
  for flow f : webhook
  where f is outbound and f.from is component
  unless f.from is foreign
  require backoff on f.from
  cwe 405; capec 488; attack T1499; ceiling medium
  because "{f.from} repeats what {f.to} did not take, and nothing makes it wait longer each time."

  violates in outgoing_webhook
  passes when dispatcher implements backoff
  skips when prod trust low
  skips when sending is https
  skips when dispatcher is saas
  unsure when prod trust unknown
  skips when dispatcher is service and prod is third_party and prod trust high
  skips {
    actor colleague : employee { trust high }
    component endpoint : api { trust low }
    flow sending : webhook from colleague -> endpoint
  }
}

/// An address that somebody else chose is called from inside our network, where other doors are open.
rule forged_destination "A registered address makes us call our own network" : information_disclosure, elevation_of_privilege {
  for flow r : webhook_registration
  where r is inbound
  unless r.to is foreign
  require destination_check on r
  cwe 918; capec 664; attack T1090
  because "{r.from} chooses where events go, and nothing at {r.to} checks that the address lies outside."

  violates in registering_endpoint
  passes when settings implements destination_check
  skips when prod trust low
  skips when register is https
  unsure in registering_endpoint when prod trust unknown
  skips in registering_endpoint when prod is third_party
  violates {
    actor developer : customer
    component edge : cdn { trust medium; implements destination_check, ownership_proof }
    component settings : service { trust high }
    flow register : webhook_registration from developer -> edge -> settings
  }
}

/// Events then go to somebody who never asked for them, or who took over a name that was let go.
rule unowned_endpoint "Events are sent to an address that is not the customer's" : information_disclosure {
  for flow r : webhook_registration
  where r is inbound
  unless r.to is foreign
  require ownership_proof on r
  cwe 940; capec 154; attack T1567
  because "{r.from} can name any address, and nothing at {r.to} asks that address whether it wants the events."

  violates in registering_endpoint
  passes when settings implements ownership_proof
  skips when prod trust low
  skips when register is https
  unsure in registering_endpoint when prod trust unknown
  skips in registering_endpoint when prod is third_party
  violates {
    actor developer : customer
    component edge : cdn { trust medium; implements ownership_proof }
    component settings : service { trust high }
    flow register : webhook_registration from developer -> edge -> settings
  }
}

/// Whoever may register for one account's events and not be asked whose they are reads everybody's.
rule foreign_registration "Somebody registers for the events of another" : elevation_of_privilege, information_disclosure {
  for hop h : webhook_registration
  where h is called_inward
  unless h.server is foreign
  require authorization on h
  cwe 639; capec 1; attack T1213
  because "{h.client} can have events sent that belong to somebody else: nothing on {h} checks whose they are."

  violates in registering_endpoint when register authorized no
  passes when register authorized by ownership_check
  skips when prod trust low
  skips when register is https
  unsure in registering_endpoint
  skips in registering_endpoint when prod is third_party
}

/// What a delivery does once it is believed: too large, of another shape, twice, late, or all at once.
pack webhook

/// The body has to be read whole before its signature can be checked, so anybody can make us read.
rule oversized_payload "A huge payload exhausts the handler" : denial_of_service {
  for flow f : webhook
  where f is inbound
  unless f.to is foreign
  require body_limit along f
  cwe 770; capec 231; attack T1499.003
  fixed by operations; mistaken when "the platform bounds every request, and the model does not show it"
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
  fixed by development; mistaken when "setting a state twice is the same as setting it once"
  because "{f.from} delivers {f} more than once when an answer is late, and {f.to} acts on it each time."

  violates in incoming_webhook
  passes when receiver implements idempotency
  passes in incoming_webhook when receiver implements idempotency for delivery { flow status : https from vendor -> receiver }
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
  violates when events is postgres
  skips in incoming_webhook when prod is third_party
  violates in incoming_webhook when gateway trust medium and gateway implements idempotency
}

/// The network does not keep order: a cancellation that comes before its order leaves an order that nobody wants.
rule late_delivery "An older event undoes a newer one" : tampering {
  for flow f : webhook
  where f is inbound and any data on f where (it.integrity >= important)
  unless f.to is foreign or f.to calls any broker
  require ordering_check on f
  cwe 841; capec 212; attack T1565.001
  ceiling medium because "the next event mends it, and nobody chooses which comes late"
  fixed by development; mistaken when "each event stands for itself, and none changes what an earlier one said"
  because "{f.from} delivers {f} in any order, and {f.to} takes what comes last for what is newest."

  violates {
    data payment : financial
    actor vendor : partner
    component gateway : nginx { trust medium }
    component receiver : service { trust high }
    flow delivery : webhook from vendor -> gateway -> receiver { carries payment }
  }
  passes when receiver implements ordering_check
  skips when payment is log
  violates when payment is sensor_data
  skips when vendor trust high
  skips when delivery is https
  unsure when delivery carries unknown
  violates when gateway implements ordering_check
  skips when receiver is saas and receiver trust high
  skips {
    data payment : financial
    actor vendor : partner
    component receiver : service { trust high }
    component events : sqs
    flow delivery : webhook from vendor -> receiver { carries payment }
    flow intake from receiver -> events { carries payment }
  }
  violates when events is postgres
  violates {
    data payment : financial
    data note : telemetry
    actor vendor : partner
    component receiver : service { trust high }
    flow delivery : webhook from vendor -> receiver { carries payment, note }
    flow status : https from vendor -> receiver
  }
  passes when receiver implements ordering_check for delivery
}

/// Queues deliver at least once. A worker that crashes after its work and before its receipt does the work again.
rule repeated_message "A message that comes again is worked on again" : tampering {
  for hop h
  where h.from is queue and h.to is process
  unless h.to is foreign
  require idempotency on h
  cwe 837; capec 212; attack T1565
  ceiling medium because "a crash has to fall between work and receipt"
  fixed by development; mistaken when "the work itself is the same done twice"
  because "{h.from} may hand the same message to {h.to} twice, and {h.to} would act on it twice."

  violates {
    data event : internal
    component events : sqs
    component worker : worker
    flow taking from events -> worker { carries event }
  }
  passes when worker implements idempotency
  violates when events implements idempotency
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
  fixed by development; mistaken when "the vendor's library refuses what does not fit its types"
  subsumes stride.poisoned_input
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
  cwe 410; capec 227; attack T1499.003
  ceiling medium because "deliveries come again once the handler does"
  fixed by architecture; mistaken when "the work takes milliseconds and calls nothing"
  because "{f.to} does its work before it answers {f.from}, so slow work holds every later delivery up."

  violates in incoming_webhook
  passes when receiver implements queued_processing
  passes in incoming_webhook when receiver implements queued_processing for delivery { flow status : https from vendor -> receiver }
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
  violates when events is postgres
  skips in incoming_webhook when prod is third_party
  violates in incoming_webhook when gateway trust medium and gateway implements queued_processing
}

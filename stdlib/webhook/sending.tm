/// Events that we send, and the addresses that others have them sent to.
pack webhook

// ---- sending -------------------------------------------------------------------------------------------------------------

/// What we never sign, nobody who listens to us can tell from what an impostor made up.
rule unsigned_dispatch "Nobody can tell our events from forged ones" : spoofing {
  for flow f : webhook
  where f is outbound and f.from is component
  unless f.from is foreign
  require any of hmac_signature, message_signature, mutual_tls on f
  cwe 353; capec 151; attack T1656
  fixed by development; mistaken when "events hold nothing, and receivers ask us for what changed"
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
  fixed by architecture; mistaken when "the contract with the receiver names each of these fields"
  because "{f} hands {f.to} confidential data where an identifier to ask with would do."

  violates in outgoing_webhook
  passes when dispatcher implements data_minimisation
  skips when event is internal
  skips when event is order_data
  skips when event is strictly_confidential, exact, needed
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
  cwe 405; capec 488; attack T1499
  ceiling medium because "it hurts the receiver, and stops with the next success"
  fixed by development; mistaken when "each event is tried once and then shown to the customer"
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

/// The address was checked when it was registered; where it sends us on to, nobody looks.
rule redirected_delivery "An answer sends our delivery on into our own network" : information_disclosure, elevation_of_privilege {
  for flow f : webhook
  where f is outbound and f.from is component and any webhook_registration
  unless f.from is foreign
  require any of redirect_refusal, egress_filter on f.from
  cwe 918; capec 664; attack T1090
  fixed by development; mistaken when "deliveries leave through a network from which nothing of ours can be reached"
  because "{f.to} can answer {f} with another address, and {f.from} would go there."

  violates in registering_endpoint {
    boundary outside : third_party
    component dispatcher : webhook_dispatcher in prod
    component endpoint : api in outside
    flow sending : webhook from dispatcher -> endpoint { carries address }
  }
  passes when dispatcher implements redirect_refusal
  passes when dispatcher implements egress_filter
  skips when register is https
  skips when sending is https
  skips when prod trust low
  skips when dispatcher is saas and dispatcher trust high
  unsure when prod trust unknown
  skips in registering_endpoint {
    actor colleague : employee { trust high }
    component endpoint : api { trust low }
    flow sending : webhook from colleague -> endpoint
  }
}

/// An endpoint that answers after a minute holds a worker for a minute, and the next customer's events wait.
rule slow_receiver "One slow endpoint holds everybody's events up" : denial_of_service {
  for flow f : webhook
  where f is outbound and f.from is component
  unless f.from is foreign
  require any of circuit_breaker, timeouts on f.from
  cwe 1088; capec 227; attack T1499.003
  ceiling medium because "events come late, and none is lost"
  fixed by development; mistaken when "each receiver has a worker of its own"
  because "{f.from} waits for {f.to} as long as that pleases, and nothing ends the wait."

  violates in outgoing_webhook
  passes when dispatcher implements timeouts
  passes when dispatcher implements circuit_breaker
  skips when prod trust low
  skips when sending is https
  skips when dispatcher is saas and dispatcher trust high
  unsure when prod trust unknown
  skips {
    actor colleague : employee { trust high }
    component endpoint : api { trust low }
    flow sending : webhook from colleague -> endpoint
  }
}

/// "We never got it" costs money when the event was a payout, and only a record of what was sent can answer.
rule unproven_dispatch "Nobody can show what was sent" : repudiation {
  for flow f : webhook
  where f is outbound and f.from is component and f carries any of financial, contract, permission_data
  unless f.from is foreign or f.from calls any audit_store
  require any of audit_log, receipts on f.from
  cwe 778; capec 268; attack T1070
  ceiling medium because "both companies still have their books"
  fixed by development; mistaken when "the receiver can ask for all events of a day, and does"
  because "{f.to} can deny having got {f}, and {f.from} has no record of what it sent."

  violates in outgoing_webhook when event is bank_account
  passes when dispatcher implements audit_log
  passes when dispatcher implements receipts
  violates when event is contract
  violates when event is permission_data
  skips when event is internal
  skips when event is order_data
  skips when event is configuration
  skips when prod trust low
  skips when sending is https
  skips when dispatcher is saas and dispatcher trust high
  unsure when sending carries unknown
  skips {
    data event : contract
    actor colleague : employee { trust high }
    component endpoint : api { trust low }
    flow sending : webhook from colleague -> endpoint { carries event }
  }
  skips in outgoing_webhook {
    data paid : contract
    component trail : audit_store in prod
    flow telling : webhook from dispatcher -> endpoint { carries paid }
    flow noting from dispatcher -> trail
  }
  violates in outgoing_webhook {
    data paid : contract
    component logs : log_store in prod
    flow telling : webhook from dispatcher -> endpoint { carries paid }
    flow noting from dispatcher -> logs
  }
}

/// An address that somebody else chose is called from inside our network, where other doors are open.
rule forged_destination "A registered address makes us call our own network" : information_disclosure, elevation_of_privilege {
  for flow r : webhook_registration
  where r is inbound
  unless r.to is foreign
  require destination_check on r
  cwe 918; capec 664; attack T1090
  fixed by development; mistaken when "events leave through a proxy that reaches nothing of ours"
  because "{r.from} chooses where events go, and nothing at {r.to} checks that the address lies outside."

  violates in registering_endpoint
  passes when settings implements destination_check
  passes in registering_endpoint when settings implements destination_check for register { flow look : https from developer -> settings }
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
  fixed by development; mistaken when "an employee enters addresses after a call under a known number"
  because "{r.from} can name any address, and nothing at {r.to} asks that address whether it wants the events."

  violates in registering_endpoint
  passes when settings implements ownership_proof
  passes in registering_endpoint when settings implements ownership_proof for register { flow look : https from developer -> settings }
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
  fixed by development; mistaken when "registering gives nothing but events of the account that registers"
  because "{h.client} can have events sent that belong to somebody else: nothing on {h} checks whose they are."

  violates in registering_endpoint when register authorized no
  violates when settings implements authorization
  passes when register authorized by ownership_check
  skips when prod trust low
  skips when register is https
  unsure in registering_endpoint
  skips in registering_endpoint when prod is third_party
}

/// A form that asks nobody's name lets anybody have events sent, to any address, under nobody's account.
rule anonymous_registration "Anybody may register an address" : spoofing {
  for hop h : webhook_registration
  where h is called_inward
  unless h.server is foreign
  require authentication on h
  cwe 306; capec 115; attack T1190
  fixed by development; mistaken when "all that can be had are events that stand on the web page anyway"
  subsumes stride.spoofed_caller
  because "Nothing on {h} proves who registers an address."

  violates in registering_endpoint when register authenticated no
  passes when register authenticated by session_cookie
  violates when settings implements authentication
  skips when prod trust low
  skips when register is https
  skips when prod is third_party
  unsure when register authenticated unknown
}

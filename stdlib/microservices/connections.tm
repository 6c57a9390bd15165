/// What runs between services, and between them and the outside.
pack microservices

scene two_services "Two services, one calls the other" {
  data order : order_data
  component front : service
  component back : service
  flow call : http from front -> back { carries order }
}

/// One service taken over asks all others in its own name, and each does what it is asked.
rule unrestricted_call "A service does whatever another asks" : elevation_of_privilege {
  for hop h
  where h is internal_call
  require authorization on h
  cwe 862; capec 122; attack T1210
  fixed by development; mistaken when "every caller may ask for everything, since all hold the same data"
  because "{h.server} does not ask whether {h.client} may: whoever takes over the one commands the other."

  violates in two_services when call authorized no
  violates when back implements authorization
  passes   when call authorized by scope_check
  passes   in two_services when back implements role_check
  unsure   in two_services
  skips    in two_services when call authorized no and back is payment_provider
  skips    in two_services when call authorized no and call is local_call
  skips    { component front : mobile_app; component back : service; component more : service; flow call : http from front -> back { authorized no } }
  skips    { component front : service; component back : payment_provider; component more : service; flow call : http from front -> back { authorized no } }
  skips    { component front : service; component back : postgres; flow call from front -> back { authorized no } }
  violates { component front : service; component more : service; component back : postgres; flow call from front -> back { authorized no } }
}

/// Inside the network the address is all the proof there is, and every container that runs there has one.
rule unproven_call "A service takes any caller for another service" : spoofing {
  for hop h
  where h is internal_call
  require authentication on h
  cwe 306; capec 151; attack T1021
  fixed by architecture; mistaken when "a mesh proves both ends, and the model does not show the mesh"
  subsumes auth.nameless_service, stride.spoofed_caller
  because "Nothing on {h} proves that it is {h.client} that calls {h.server}."

  violates in two_services when call authenticated no
  violates when back implements authentication
  passes   when call authenticated by mutual_tls
  passes   in two_services when back implements workload_identity
  unsure   in two_services
  skips    in two_services when call authenticated no and back is payment_provider
  skips    in two_services when call authenticated no and call is local_call
  skips    { component front : mobile_app; component back : service; component more : service; flow call : http from front -> back { authenticated no } }
  skips    { component front : service; component back : postgres; flow call from front -> back { authenticated no } }
}

/// Between a service and somebody outside lie networks that neither of them runs.
rule readable_outside "What goes in or out can be read on the way" : information_disclosure, tampering {
  for hop h
  where h is outside_call
  require encryption on h
  cwe 319; capec 158; attack T1040
  fixed by operations; mistaken when "the other side stands in the same building, on the same cable"
  subsumes stride.eavesdropped
  because "{h} leaves the system in plain text: every network between {h.from} and {h.to} can read and change it."

  violates in shop_behind_gateway when buy encrypted no
  violates when gateway implements encryption
  passes   in shop_behind_gateway
  unsure   when buy encrypted unknown
  skips    in shop_behind_gateway when buy is screen_use
  skips    in shop_behind_gateway when buy encrypted no and shop is postgres
  violates in shop_behind_gateway { component bank : payment_provider; flow pay : http from shop -> bank { carries order; encrypted no } }
  violates in shop_behind_gateway { component bank : payment_provider; flow paid : http from bank -> shop { carries order; encrypted no } }
  passes   in shop_behind_gateway { component app : mobile_app; flow show : https from gateway -> app { carries order } }
  passes   in shop_behind_gateway when ask encrypted no
}

/// Who has one container of the cluster hears what the others say to each other.
rule readable_inside "What services say to each other can be read inside" : information_disclosure, tampering {
  for hop h
  where h is internal_call
  require encryption on h
  cwe 319; capec 157; attack T1040
  fixed by operations; mistaken when "all of them run on one machine that nothing else runs on"
  subsumes stride.eavesdropped
  because "{h} goes in plain text: whoever is inside the network reads and changes what {h.from} tells {h.to}."

  violates in two_services when call encrypted no
  violates when back implements encryption
  passes   when call encrypted by mutual_tls
  unsure   in two_services
  skips    in two_services when call encrypted no and back is payment_provider
  skips    in two_services when call encrypted no and call is local_call
  skips    { component front : mobile_app; component back : service; component more : service; flow call : http from front -> back { encrypted no } }
  skips    { component front : service; component back : postgres; flow call from front -> back { encrypted no } }
}

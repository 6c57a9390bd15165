/// The way in: how many there are, and what each of them has to do because everything comes through it.
pack microservices

scene shop_behind_gateway "A customer calls a gateway, the gateway a service" {
  data order : order_data
  actor buyer : customer
  component gateway : api_gateway
  component shop : service
  flow buy : https from buyer -> gateway { carries order }
  flow ask : http from gateway -> shop { carries order }
}

/// What is decided at the way in is decided once. With a second way in, everything is decided twice, and differently.
rule several_entries "There is no single way in" : elevation_of_privilege {
  for model m
  where m is distributed
  require single_entry on m
  cwe 653; capec 1; attack T1190; ceiling medium because "a second way in may be guarded as well as the first"
  fixed by architecture; mistaken when "staff and customers come in through gateways of their own, on purpose"
  names entry
  because "{m} lets callers in at no known place or at several, so each has to be guarded by itself."

  passes   in shop_behind_gateway
  violates in shop_behind_gateway when shop entry_point yes
  violates in shop_behind_gateway { flow past : https from buyer -> shop { carries order } }
  passes   in shop_behind_gateway when buyer is employee and gateway entry_point yes
  violates in shop_behind_gateway when buyer is employee
  violates in shop_behind_gateway when buyer is service_account
  violates in shop_behind_gateway when buyer is insider
  violates in shop_behind_gateway when buyer is group
  passes   in shop_behind_gateway { component app : mobile_app; flow tap : https from app -> gateway { carries order } }
  violates in shop_behind_gateway { component app : mobile_app; flow tap : https from app -> shop { carries order } }
  violates in shop_behind_gateway { component meter : iot_device; flow count : https from meter -> shop { carries order } }
  violates in shop_behind_gateway { component bank : payment_provider; flow paid : https from bank -> shop { carries order } }
  skips    in shop_behind_gateway when shop is postgres
  skips    in shop_behind_gateway when shop is payment_provider
  skips    in shop_behind_gateway when shop is iot_device
  skips    in shop_behind_gateway when shop is mobile_app
  skips    in shop_behind_gateway when shop is library
}

/// When one service behind it hangs, every caller of every other service waits in the same line.
rule unbroken_entry "One hanging service stops the way in" : denial_of_service {
  for component c : process
  where c is entry
  require circuit_breaker on c
  cwe 1088; capec 227; attack T1499.004; ceiling medium because "it takes a service that fails already"
  fixed by development; mistaken when "the mesh breaks the circuit, and the model does not show the mesh"
  because "{c} goes on calling what does not answer, until it answers nobody."

  violates in shop_behind_gateway
  passes   when gateway implements circuit_breaker
  skips    when buyer is employee
  skips    in shop_behind_gateway when gateway is object_store { component more : service }
  skips    in shop_behind_gateway when shop is postgres
}

/// Everything comes through it, so its limit is the limit of the whole, and its stop the stop of all.
rule unbalanced_entry "No second instance at the way in" : denial_of_service {
  for component c : process
  where c is entry
  unless c is any of load_balancer, cdn
  require any of load_balancing, autoscaling, redundancy, several_instances on c
  cwe 410; capec 125; attack T1499.003; ceiling medium because "nothing is lost but time"
  fixed by operations; mistaken when "the platform runs several instances behind one address, and the model does not say so"
  subsumes stride.single_point
  because "Callers from outside come in through {c}, and no other instance shares the load or takes over."

  violates in shop_behind_gateway when gateway redundant no
  violates when gateway replicas 1
  passes   when gateway replicas 2
  passes   in shop_behind_gateway when gateway redundant yes
  passes   in shop_behind_gateway when gateway redundant no and gateway implements load_balancing
  passes   in shop_behind_gateway when gateway redundant no and gateway implements autoscaling
  unsure   in shop_behind_gateway
  skips    in shop_behind_gateway when gateway is load_balancer
  skips    in shop_behind_gateway when gateway is cdn
  skips    in shop_behind_gateway when gateway is object_store { component more : service }
  skips    in shop_behind_gateway when shop is postgres
}

/// A caller that is known is not yet a caller that may: behind the way in most services do what they are asked.
rule unrestricted_entry "Whoever comes in may call everything" : elevation_of_privilege {
  for component c
  where c is entry
  require any of authorization, authorized_entry on c
  cwe 862; capec 122; attack T1190
  fixed by development; mistaken when "everything behind it is meant for everybody"
  because "{c} passes every caller on to everything, whatever its rights."

  violates in shop_behind_gateway when buy authorized no
  passes   when gateway implements role_check
  passes   in shop_behind_gateway when buy authorized by role_check
  violates in shop_behind_gateway when buyer is employee and gateway entry_point yes
  unsure   in shop_behind_gateway
  skips    in shop_behind_gateway when shop is postgres
  violates in shop_behind_gateway when buy authorized yes { actor seller : partner; flow sell : https from seller -> gateway { carries order; authorized no } }
  passes   in shop_behind_gateway when buy authorized yes {
    component probe : service
    flow beat : http from probe -> gateway { carries nothing; authorized no }
  }
}

/// Behind the way in a name in a header is taken for the caller. It has to be proven here, or it never is.
rule open_entry "Whoever comes in is nobody" : spoofing {
  for component c
  where c is entry
  require any of authentication, authenticated_entry on c
  cwe 306; capec 115; attack T1190
  fixed by development; mistaken when "everything behind it is meant for everybody"
  because "{c} lets callers in without a proof of who they are."

  violates in shop_behind_gateway when buy authenticated no
  passes   when gateway implements session_cookie
  passes   in shop_behind_gateway when buy authenticated by session_cookie
  violates in shop_behind_gateway when buyer is employee and gateway entry_point yes
  unsure   in shop_behind_gateway
  skips    in shop_behind_gateway when shop is postgres
  violates in shop_behind_gateway when buy authenticated yes { actor seller : partner; flow sell : https from seller -> gateway { carries order; authenticated no } }
  passes   in shop_behind_gateway when buy authenticated yes {
    component probe : service
    flow beat : http from probe -> gateway { carries nothing; authenticated no }
  }
}

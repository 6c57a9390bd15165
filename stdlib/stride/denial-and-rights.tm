/// What stops, and who comes by rights that are not theirs.
pack stride

// ---- denial of service -------------------------------------------------------------------------------------------------------

/// One stranger with a script can ask more often than all customers together.
rule flooded "Strangers keep it busy" : denial_of_service {
  for flow f
  where f.from is untrusted and f is inbound and f is on_the_wire
  unless f.to is any of foreign, object_store
  require any of rate_limit, flood_protection along f
  cwe 770; capec 125; attack T1499
  fixed by operations; mistaken when "calls cost nothing, or the platform in front scales without limit and without a bill"
  because "{f.from} can call {f.to} as often as it likes: nothing along {f} limits it."

  violates in customer_and_shop
  passes when shop implements rate_limit
  skips when prod trust low
  skips when buyer trust medium
  skips when browse is screen_use
  skips in customer_and_shop when shop is s3
  violates in customer_and_shop when shop is file_server
  unsure in customer_and_shop when buyer trust unknown
  passes {
    actor buyer : customer
    component edge : cdn { trust high; implements rate_limit }
    component shop : web_app { trust high }
    flow browse : https from buyer -> edge -> shop
  }
  skips in customer_and_shop when prod is third_party
  passes in customer_and_shop when shop implements flood_protection
  passes {
    actor buyer : customer
    component edge : cdn { trust medium; implements flood_protection }
    component shop : web_app { trust high }
    flow browse : https from buyer -> edge -> shop
  }
}

/// A query language lets the caller decide how much work one request is: lists of lists of lists cost a line to write.
rule costly_query "One request costs as much as a thousand" : denial_of_service {
  for component c : graphql_api
  where any flow through c where (it.from is untrusted and it is inbound)
  unless c is foreign
  require query_limits on c
  cwe 770; capec 130; attack T1499.003
  fixed by development; mistaken when "only queries that we wrote ourselves are taken (persisted queries)"
  because "Strangers write queries for {c}, and nothing bounds what one of them may cost."

  violates {
    actor buyer : customer
    component api : graphql_api { trust high }
    flow asking : https from buyer -> api
  }
  passes when api implements query_limits
  skips when buyer trust medium
  skips when api is rest_api
  skips when api trust low
  unsure when buyer trust unknown
  violates {
    actor buyer : customer
    component api : graphql_api { trust medium }
    component orders : postgres { trust high; implements query_limits }
    flow asking : https from buyer -> api -> orders
  }
  passes when api implements query_limits
  skips {
    actor buyer : customer
    boundary outside : third_party { trust high; component api : graphql_api }
    flow asking : https from buyer -> api
  }
  violates {
    actor buyer : customer
    component edge : cdn { trust high; implements query_limits }
    component api : graphql_api { trust high }
    flow asking : https from buyer -> edge -> api
  }
  violates {
    actor buyer : customer
    actor clerk : employee { trust medium }
    component api : graphql_api { trust high }
    flow asking : https from buyer -> api
    flow looking : https from clerk -> api
  }
  skips {
    actor buyer : customer
    actor clerk : employee { trust medium }
    component api : graphql_api { trust high }
    component shop : web_app { trust high }
    flow asking : https from buyer -> shop
    flow looking : https from clerk -> api
  }
}

/// Three and more parts wait for one. When it stops, none of them can say why.
rule single_point "Many parts stop with one" : denial_of_service {
  for component c
  where c called_by at least 3 component
  unless c is foreign
  require any of redundancy, load_balancing on c
  cwe 410; capec 607; attack T1499.004
  ceiling medium because "it costs time, and nothing is taken"
  fixed by architecture; mistaken when "its callers go on without it, and that was tried"
  because "Three or more parts call {c}, and nothing takes over when it fails."

  violates {
    component vault : secret_manager { redundant no }
    component a : service
    component b : service
    component c : service
    flow one from a -> vault
    flow two from b -> vault
    flow three from c -> vault
  }
  passes when vault redundant yes
  passes when vault implements load_balancing
  skips when vault is saas
  unsure when vault redundant unknown
  skips {
    component vault : secret_manager { redundant no }
    component a : service
    component b : service
    flow one from a -> vault
    flow two from b -> vault
  }
}

/// Ransomware and a wrong statement do the same: what was there is gone, and nobody can say what it was.
rule lost_for_good "A database cannot be brought back" : denial_of_service {
  for component s : database
  unless s is any of foreign, search_store, vector_store, cache, read_replica, session_store
  require any of backup, write_once on s
  cwe 653; capec 212; attack T1485, T1490
  ceiling high because "what is lost is lost once; nobody gains by it"
  fixed by operations; mistaken when "everything in it can be made again from somewhere else"
  because "No copy of {s} is out of reach of whoever can write there."

  violates { component ledger : postgres { trust high } }
  passes when ledger implements backup
  skips when ledger is redis
  skips when ledger is s3
  skips { boundary outside : third_party { component ledger : postgres } }
  skips { component index : opensearch { trust high } }
  skips when index is pinecone
  skips when index is read_replica
  skips when index is session_store
  passes { component ledger : ledger_store { trust high; implements write_once } }
}

// ---- elevation of privilege ----------------------------------------------------------------------------------------------------

/// An intruder starts with the rights of what was broken into. The fewer, the less is lost.
rule excessive_rights "An intruder inherits more rights than the task needs" : elevation_of_privilege {
  for component c : process
  where c is exposed and c calls any keeps_sensitive
  unless c is any of foreign, relay
  require least_privilege on c
  cwe 250; capec 122; attack T1078
  ceiling high because "somebody has to break into it first"
  stake c.calls
  fixed by operations; mistaken when "its role was made from its calls by a tool, and nobody wrote that down"
  because "Whoever takes over {c} has all its rights on {c.calls}, and nothing limits them to what {c} needs."

  violates in customer_and_shop
  passes when shop implements least_privilege
  skips when buyer trust high
  skips when order is internal
  skips when shop is postgres
  unsure when prod trust unknown
  skips in customer_and_shop when prod is third_party
  skips in customer_and_shop when shop is api_gateway
  violates {
    data order : pii
    actor buyer : customer
    component edge : cdn { trust high; implements least_privilege }
    component shop : web_app { trust high }
    component orders : postgres { trust high; stores order }
    flow browse : https from buyer -> edge -> shop
    component rates : service { trust high; implements least_privilege }
    flow save : sql from shop -> orders { carries order }
    flow convert : https from shop -> rates
  }
  violates in customer_and_shop { component archive : postgres in prod { stores order } }
}

/// What runs the code of others runs it with its own rights, unless there is a cage.
rule escaped_code "Code from outside gets out of its cage" : elevation_of_privilege {
  for component c : interpreter
  unless c is foreign
  require sandboxing on c
  cwe 653; capec 480; attack T1611
  fixed by architecture; mistaken when "only our own, reviewed code is ever given to it"
  because "{c} runs what it is given, and nothing keeps that from everything else {c} can reach."

  violates { component runner : interpreter { trust high } }
  passes when runner implements sandboxing
  skips when runner is service
  skips { boundary outside : third_party { component runner : interpreter } }
}

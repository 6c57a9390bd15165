/// What is changed, or made to be acted upon, by those who should not.
pack stride

// ---- tampering -----------------------------------------------------------------------------------------------------------

/// Strangers choose what they send. What acts on it unlooked at does what they choose.
rule poisoned_input "What a stranger sent is acted upon" : tampering {
  for flow f
  where f.from is untrusted and f is inbound and f is on_the_wire and f.to is process
  unless f.to is foreign
  require input_validation along f
  cwe 1287; capec 153; attack T1190
  fixed by development; mistaken when "the last part only passes content on, and acts on none of it"
  because "{f.to} works on what {f.from} sends, and nothing along {f} checks it."

  violates in customer_and_shop
  violates in customer_and_shop {
    component stock : service in prod
    flow changes from stock -> shop
  }
  passes in customer_and_shop when shop implements schema_validation
  skips when prod trust low
  skips when buyer trust medium
  skips when browse is screen_use
  skips when shop is postgres
  skips when shop is external_system and prod is third_party
  unsure when buyer trust unknown
  passes {
    actor buyer : customer
    component edge : api_gateway { trust medium; implements schema_validation }
    component shop : web_app { trust high }
    flow browse : https from buyer -> edge -> shop
  }
}

/// A picture that is a program runs on the machine of whoever opens it, and staff open what customers send.
rule hostile_file "A file is not what it says" : tampering, elevation_of_privilege {
  for flow f
  where f.from is untrusted and f is inbound and f is on_the_wire and f carries data
  where f is file_upload or (f.to is any of object_store, file_store and not f returns data)
  unless f.to is foreign
  require any of file_check, malware_scan, content_disarm along f
  cwe 434; capec 17; attack T1204.002
  fixed by development; mistaken when "only the one who uploaded a file ever opens it again"
  because "{f.from} chooses the files that {f} brings to {f.to}, and nothing along it looks into them."

  violates {
    data picture : user_content
    actor buyer : customer
    component api : web_app { trust high }
    component files : object_store { trust high }
    flow sending : https from buyer -> api -> files { carries picture }
  }
  passes when api implements file_check
  passes when api implements malware_scan
  passes when api implements content_disarm
  skips when buyer trust medium
  skips when files trust low
  skips when files is postgres
  violates when files is postgres and sending is file_upload
  violates when files is file_server
  skips when sending carries nothing
  unsure when sending carries unknown
  skips when files is object_store and sending is screen_use
  skips when files is object_store and sending returns picture
  skips {
    data picture : user_content
    actor buyer : customer
    boundary outside : third_party { trust high; component files : object_store }
    flow sending : https from buyer -> files { carries picture }
  }
  passes {
    data picture : user_content
    actor buyer : customer
    component api : web_app { trust medium; implements content_disarm }
    component files : object_store { trust high }
    flow sending : https from buyer -> api -> files { carries picture }
    flow look : https from buyer -> files { carries nothing; returns picture }
  }
}

/// We check what customers send and believe what a supplier's interface answers, and then one breach there is one here.
rule trusted_answer "What another company answers is acted upon unlooked at" : tampering {
  for hop h
  where h.server is foreign and h.client is process and h returns data
  unless h.client is any of foreign, relay, client
  require input_validation on h.client
  cwe 1287; capec 153; attack T1199
  ceiling medium because "the other company has to be broken into first"
  fixed by development; mistaken when "the answer is only shown to the one who asked, as text"
  because "{h.client} acts on what {h.server} answers, and nothing checks it."

  violates {
    data rate : price
    component shop : service { trust high }
    component bank : bank_api
    flow asking : https from shop -> bank { carries nothing; returns rate }
  }
  passes when shop implements schema_validation
  skips when asking returns nothing
  skips when bank is service and bank trust high
  skips when shop is saas
  skips when shop is api_gateway
  skips when shop is mobile_app
  skips when shop is postgres
  unsure when asking returns unknown
}

/// Caches and search indexes ask nobody who calls unless they are told to, and the network around them has other doors.
rule unguarded_store "A store that asks nobody is read and written by whoever reaches it" : tampering, information_disclosure {
  for hop h
  where h.server is any of cache, search_store, document_store and h.client is process and h is on_the_wire
  where any data on h where (it.confidentiality >= confidential or it.integrity >= critical)
  unless h is called_inward or h.server is foreign
  require authentication on h
  cwe 306; capec 115; attack T1565.001
  ceiling high because "an attacker has to stand in one of our own networks"
  fixed by operations; mistaken when "the platform gives the store to this workload alone, and nothing says so with `authenticated`"
  because "{h.server} takes whatever reaches it for {h.client}: nothing on {h} proves who reads and writes."

  violates {
    data order : pii
    component shop : service { trust high }
    component orders : search_store { trust high }
    flow save : http from shop -> orders { carries order; authenticated no }
  }
  passes when save authenticated by database_login
  skips when order is business_data
  skips when order is pseudonymous
  skips when save carries nothing
  violates when orders implements authentication
  violates when order is exact
  skips when shop is postgres
  skips when orders is service
  skips when orders is database
  violates when orders is document_store
  skips when save is local_call
  unsure when save authenticated unknown
  skips when shop trust low
  violates when shop trust high and orders is cache
  skips {
    data order : pii
    component shop : service { trust high }
    boundary outside : third_party { trust high; component orders : search_store }
    flow save : http from shop -> orders { carries order; authenticated no }
  }
}

/// An image or package is fetched by name; who can put another one under that name runs code everywhere it is used.
rule swapped_artifact "What is fetched is not what was built" : tampering {
  for component c : artifact_registry
  unless c is foreign
  require code_signing on c
  cwe 494; capec 186; attack T1195.002
  fixed by operations; mistaken when "whoever fetches compares a digest that came another way"
  because "Nothing shows that what is fetched from {c} is what was built."

  violates { component images : container_registry }
  passes when images implements image_signing
  skips when images is object_store
  skips { boundary outside : third_party { component images : docker_hub } }
}

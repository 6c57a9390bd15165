/// Shostack's table, asked where it can be answered: callers and channels at each crossing, what stores keep, what programs may do.
pack stride "STRIDE"

scene customer_and_shop "A customer uses a shop with a database" {
  data order : pii
  actor buyer : customer
  boundary prod { trust high }
  component shop : web_app in prod
  component orders : postgres in prod { stores order }
  flow browse : http from buyer -> shop { carries order }
  flow save from shop -> orders { carries order; returns order }
}

// ---- spoofing ------------------------------------------------------------------------------------------------------------

/// Whoever can open a connection can pretend to be any of the callers that are expected there.
rule spoofed_caller "Somebody pretends to be the caller" : spoofing {
  for hop h
  where h is called_inward and h is on_the_wire
  unless every data on h where (it.confidentiality = public) or h.server is foreign or h.flow is any of login, registration, account_recovery or h.flow.from is anonymous
  require authentication on h
  cwe 306; capec 151; attack T1190
  because "{h.client} is less trusted than {h.server}, and nothing on {h} proves who calls."

  violates in customer_and_shop when browse authenticated no
  passes when browse authenticated by session_cookie
  skips when prod trust low
  skips when browse is screen_use
  unsure when browse authenticated unknown
  skips in customer_and_shop when browse authenticated no and order is public
  skips in customer_and_shop when browse authenticated no and browse is password_login
  skips in customer_and_shop when browse authenticated no and prod is third_party and prod trust high
  skips in customer_and_shop when browse authenticated no and buyer is anonymous
  skips in customer_and_shop when browse authenticated no and browse is registration
  skips in customer_and_shop when browse authenticated no and browse is account_recovery
}

// ---- tampering -----------------------------------------------------------------------------------------------------------

/// Strangers choose what they send. What acts on it unlooked at does what they choose.
rule poisoned_input "What a stranger sent is acted upon" : tampering {
  for component c : process
  where any flow to c where (it.from is untrusted and it is inbound and it is on_the_wire)
  unless c is foreign
  require input_validation before c from untrusted
  cwe 1287; capec 153; attack T1190
  because "{c} works on what strangers send, and on the way {path} nothing checks it."

  violates in customer_and_shop
  passes when shop implements schema_validation
  skips when prod trust low
  skips when buyer trust medium
  skips when browse is screen_use
  skips when shop is external_system and prod is third_party
  unsure when buyer trust unknown
  skips {
    actor buyer : customer
    component inbox : postgres { trust high }
    flow browse : sql from buyer -> inbox
  }
  skips {
    actor buyer : customer
    component desk : web_app { trust medium }
    component shop : web_app { trust high }
    flow telling : screen_use from buyer -> desk
    flow asking : https from desk -> shop
  }
}

/// An image or package is fetched by name; who can put another one under that name runs code everywhere it is used.
rule swapped_artifact "What is fetched is not what was built" : tampering {
  for component c : artifact_registry
  unless c is foreign
  require code_signing on c
  cwe 494; capec 186; attack T1195.002
  because "Nothing shows that what is fetched from {c} is what was built."

  violates { component images : container_registry }
  passes when images implements image_signing
  skips when images is object_store
  skips { boundary outside : third_party { component images : docker_hub } }
}

// ---- repudiation -----------------------------------------------------------------------------------------------------------

/// Money, rights and commands are what people later say they never sent.
rule repudiated_action "Somebody denies having ordered it" : repudiation {
  for flow f
  where f.from is person and f is inbound and f carries any of financial, permission_data, contract, control_command
  unless f.to is foreign
  require audit_log along f
  cwe 778; capec 268; attack T1070
  because "{f.from} can deny having sent {f}: no part of {f} writes down who ordered what."

  violates {
    data transfer : payment_order
    actor owner : customer
    component bank_app : web_app { trust high }
    flow paying : https from owner -> bank_app { carries transfer }
  }
  passes when bank_app implements audit_log
  skips when bank_app trust low
  skips when transfer is pii
  skips when owner is bot and owner trust low
  unsure when paying carries unknown
  violates {
    data change : permission_data
    actor boss : employee { trust medium }
    component rights : web_app { trust high }
    flow granting : https from boss -> rights { carries change }
  }
  violates when change is contract
  violates when change is control_command
  passes {
    data transfer : payment_order
    actor owner : customer
    component edge : api_gateway { trust medium; implements audit_log }
    component bank_app : web_app { trust high }
    flow paying : https from owner -> edge -> bank_app { carries transfer }
  }
  skips {
    data transfer : payment_order
    actor owner : customer
    component bank_app : payment_provider
    flow paying : https from owner -> bank_app { carries transfer }
  }
}

/// An intruder's last step is the log. A trail that its writer can change shows what the intruder wants.
rule rewritten_trail "Somebody rewrites what was written down" : repudiation, tampering {
  for component s : store
  where s is audit_store or s stores any audit_record
  unless s is any of foreign, broker
  require write_once on s
  cwe 117; capec 268; attack T1070
  because "{s} keeps the record of who did what, and whoever can write to it can change that record."

  violates {
    data entry : audit_record
    component trail : postgres { trust high; stores entry }
  }
  passes when trail implements write_once
  skips when entry is telemetry
  skips when trail is service
  unsure when trail stores unknown
  violates { component history : audit_store { stores nothing } }
  skips {
    data entry : audit_record
    boundary outside : third_party { component trail : postgres { stores entry } }
  }
  skips {
    data entry : audit_record
    component passing : sqs { trust high; stores entry }
  }
}

// ---- information disclosure --------------------------------------------------------------------------------------------------

/// Between two zones there is always somebody else's cable, switch or air.
rule eavesdropped "Data is read or changed on the way" : information_disclosure, tampering {
  for hop h
  where h is crossing and h is on_the_wire and any data on h where (it.confidentiality >= confidential or it.integrity >= critical)
  require encryption on h
  cwe 319; capec 158; attack T1040
  because "What {h} carries across a boundary is secret or must be right, and goes in plain text."

  violates in customer_and_shop when browse encrypted no
  passes when browse encrypted by tls
  skips when order is public and order integrity operational
  unsure when order is public
  violates in customer_and_shop when browse encrypted no and order is code_artifact, public
  skips in customer_and_shop when browse encrypted no and browse is screen_use
  unsure in customer_and_shop
  skips {
    data order : pii
    boundary prod {
      component shop : service
      component orders : postgres
    }
    flow save from shop -> orders { carries order; encrypted no }
  }
}

/// A stolen disk, snapshot or backup is read without asking the service.
rule disclosed_at_rest "Stored data is read past the service" : information_disclosure {
  for component s : store
  where s is keeps_sensitive
  unless s is foreign
  require encryption_at_rest on s
  cwe 312; capec 150; attack T1530
  stake s.stores
  because "{s} keeps confidential data in plain text, and whoever gets hold of the disk or a copy reads it."

  violates in customer_and_shop
  passes when orders implements envelope_encryption
  skips when order is internal
  skips when orders is service
  unsure when orders stores unknown
  skips when prod is third_party
  violates {
    data order : pii
    component shop : service { implements encryption_at_rest }
    component orders : postgres { stores order }
    flow save : sql from shop -> orders { carries order }
  }
}

/// Logs are read by more people, and kept longer, than the database.
rule personal_data_in_log "Personal data ends in a log" : information_disclosure {
  for data d, component c
  where c is collects_logs and d reaches c as pii
  require log_sanitizing before c with d
  cwe 532; capec 150; attack T1213
  stake d
  because "{d} reaches {c} on the way {path}, and nothing takes names out of it."

  violates {
    data order : pii
    component shop : service
    component shipper : worker
    component logs : log_store
    flow log : http from shop -> shipper -> logs { carries order }
  }
  passes when shipper implements log_sanitizing
  skips when order is internal
  skips when logs is postgres
  unsure when log carries unknown
}

/// Whoever may read a log then signs in as whoever wrote to it.
rule secret_in_log "A credential ends in a log" : spoofing, information_disclosure {
  for data d, component c
  where c is collects_logs and d reaches c as credential
  require log_sanitizing before c with d
  cwe 532; capec 150; attack T1552.001
  stake d
  because "{d} reaches {c} on the way {path}, and nothing takes it out of what is written down."

  violates {
    data ticket : session_token
    component shop : service
    component shipper : worker
    component logs : log_store
    flow log : http from shop -> shipper -> logs { carries ticket }
  }
  passes when shipper implements log_sanitizing
  skips when ticket is internal
  skips when logs is postgres
  unsure when log carries unknown
}

/// Another company's people and intruders read what we gave it, and only the contract says what it may do with that.
rule given_away "Personal data is used by another company as it likes" : information_disclosure {
  for component c
  where c is foreign and c is sees_personal_data
  require any of data_processing_agreement, pseudonymisation, anonymisation on c
  cwe 359; capec 116; attack T1199; ceiling medium
  because "{c} belongs to another company and sees personal data, and neither a contract nor pseudonyms are named."

  violates {
    data address : contact_details
    component shop : service { trust high }
    component mailer : mail_sender
    flow sending : https from shop -> mailer { carries address }
  }
  passes when mailer implements data_processing_agreement
  skips when address is public
  skips when mailer is service and mailer trust high
  unsure when sending carries unknown
  passes {
    data address : contact_details
    component shop : service { trust high }
    component mailer : mail_sender { implements pseudonymisation }
    flow sending : https from shop -> mailer { carries address }
  }
  passes {
    data address : contact_details
    component shop : service { trust high }
    component mailer : mail_sender { implements anonymisation }
    flow sending : https from shop -> mailer { carries address }
  }
}

// ---- denial of service -------------------------------------------------------------------------------------------------------

/// One stranger with a script can ask more often than all customers together.
rule flooded "Strangers keep it busy" : denial_of_service {
  for flow f
  where f.from is untrusted and f is inbound and f is on_the_wire
  unless f.to is any of foreign, object_store
  require any of rate_limit, flood_protection along f
  cwe 770; capec 125; attack T1499
  because "{f.from} can call {f.to} as often as it likes: nothing along {f} limits it."

  violates in customer_and_shop
  passes when shop implements rate_limit
  skips when prod trust low
  skips when buyer trust medium
  skips when browse is screen_use
  skips in customer_and_shop when shop is s3
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

/// Three and more parts wait for one. When it stops, none of them can say why.
rule single_point "Many parts stop with one" : denial_of_service {
  for component c
  where c called_by at least 3 component
  unless c is foreign
  require any of redundancy, load_balancing on c
  cwe 410; capec 607; attack T1499.004; ceiling medium
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
  capec 212; attack T1485, T1490; ceiling high
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
  stake c.calls
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
    flow save : sql from shop -> orders { carries order }
  }
}

/// What runs the code of others runs it with its own rights, unless there is a cage.
rule escaped_code "Code from outside gets out of its cage" : elevation_of_privilege {
  for component c : interpreter
  unless c is foreign
  require sandboxing on c
  cwe 653; capec 480; attack T1611
  because "{c} runs what it is given, and nothing keeps that from everything else {c} can reach."

  violates { component runner : interpreter { trust high } }
  passes when runner implements sandboxing
  skips when runner is service
  skips { boundary outside : third_party { component runner : interpreter } }
}

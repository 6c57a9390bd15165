/// What is read by those it is not for: on the way, at rest, in logs, at other companies.
pack stride

// ---- information disclosure --------------------------------------------------------------------------------------------------

/// Between two zones there is always somebody else's cable, switch or air.
rule eavesdropped "Data is read or changed on the way" : information_disclosure, tampering {
  for hop h
  where h is crossing and h is on_the_wire and any data on h where (it.confidentiality >= confidential or it.integrity >= critical)
  require encryption on h
  cwe 319; capec 158; attack T1040
  fixed by operations; mistaken when "the network below encrypts by itself, and no boundary says so with `provides`"
  because "What {h} carries across a boundary is secret or must be right, and goes in plain text."

  violates in customer_and_shop when browse encrypted no
  passes when browse encrypted by tls
  skips when order is public and order integrity operational
  unsure when order is public
  skips when order is pseudonymous
  violates in customer_and_shop when browse encrypted no and order is code_artifact, public
  skips in customer_and_shop when browse encrypted no and browse is screen_use
  unsure in customer_and_shop
  violates in customer_and_shop when browse encrypted no and browse carries order, banner { data banner : public }
  violates {
    data order : pii
    actor buyer : customer
    boundary edge_zone { component edge : api_gateway }
    boundary prod { component shop : web_app }
    flow browse : https from buyer -> edge -> shop { carries order; hop edge -> shop : http { encrypted no } }
  }
  skips {
    data order : pii
    boundary prod {
      component shop : service
      component orders : postgres
    }
    flow save from shop -> orders { carries order; encrypted no }
  }
}

/// Whoever is inside already reads along: a zone keeps strangers out, not the part next door that was broken into.
rule plain_inside "Secrets travel in plain text inside a zone" : information_disclosure {
  for hop h
  where h is on_the_wire and any data on h where (it.confidentiality >= strictly_confidential)
  unless h is crossing
  require encryption on h
  cwe 319; capec 158; attack T1040
  ceiling medium because "an attacker has to be inside already"
  fixed by operations; mistaken when "both parts run on one machine, and the flow is not called a `local_call`"
  because "What {h} carries is strictly confidential, and goes in plain text inside its zone."

  violates {
    data record : health
    boundary prod { trust high; component desk : service; component records : postgres }
    flow save : sql from desk -> records { carries record; encrypted no }
  }
  passes when save encrypted by tls
  violates when desk implements encryption
  skips when record is pii
  skips when save is local_call
  unsure when save encrypted unknown
  violates {
    data record : health
    data form : public
    boundary prod { trust high; component desk : service; component records : postgres }
    flow save : sql from desk -> records { carries record, form; encrypted no }
  }
  skips {
    data record : health
    boundary front { trust high; component desk : service }
    boundary back { trust high; component records : postgres }
    flow save : sql from desk -> records { carries record; encrypted no }
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
  fixed by operations; mistaken when "the application encrypts every field before it stores it, and says so nowhere"
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

/// Lists of open buckets are for sale: one setting decides whether the address of a file is its key.
rule open_bucket "Files are served to whoever has their address" : information_disclosure, tampering {
  for component s : object_store
  where s is keeps_sensitive
  unless s is foreign
  require any of authorization, private_endpoint on s
  cwe 732; capec 180; attack T1530
  stake s.stores
  fixed by operations; mistaken when "the account refuses public objects as a whole, and no boundary says so with `provides`"
  because "{s} keeps confidential files, and nothing says who may fetch them."

  violates {
    data picture : identity_document
    component files : object_store { trust high; stores picture }
  }
  passes when files implements bucket_policy
  passes when files implements private_endpoint
  skips when picture is public
  skips when files is postgres
  unsure when files stores unknown
  skips {
    data picture : identity_document
    boundary outside : third_party { component files : object_store { stores picture } }
  }
}

/// Logs are read by more people, and kept longer, than the database.
rule personal_data_in_log "Personal data ends in a log" : information_disclosure {
  for data d, component c
  where c is collects_logs and d reaches c as pii
  require log_sanitizing before c with d
  cwe 532; capec 150; attack T1213
  stake d
  fixed by development; mistaken when "the datum is masked where it arises, before any part that the model shows"
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
  skips when order is order_data
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
  fixed by development; mistaken when "only a digest of the credential is written down"
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
  skips when ticket is strictly_confidential, exact, needed
  skips when logs is postgres
  unsure when log carries unknown
}

/// Another company's people and intruders read what we gave it, and only the contract says what it may do with that.
rule given_away "Personal data is used by another company as it likes" : information_disclosure {
  for component c
  where c is foreign and c is given_personal_data
  require any of data_processing_agreement, pseudonymisation, anonymisation on c
  cwe 359; capec 116; attack T1199
  ceiling medium because "no technique breaks in here: the other company was let in"
  fixed by business; mistaken when "the contract of a whole group of companies covers this one too"
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
  skips {
    data result : health
    component intake : service { trust high }
    boundary outside : third_party { component lab : service }
    flow reporting : https from lab -> intake { carries result }
  }
  violates {
    data result : health
    component intake : service { trust high }
    component lab : third_party_service
    flow asking : https from lab -> intake { carries nothing; returns result }
  }
  violates { data result : health; component lab : third_party_service { handles result } }
  violates { data result : health; component lab : third_party_service { stores result } }
}


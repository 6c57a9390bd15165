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
  fixed by development; mistaken when "everything behind the hop is meant for anybody, and nobody called its data public"
  because "{h.client} is less trusted than {h.server}, and nothing on {h} proves who calls."

  violates in customer_and_shop when browse authenticated no
  violates when shop implements authentication
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
  violates in customer_and_shop when browse authenticated no and browse carries order, banner { data banner : public }
  violates {
    data order : pii
    actor buyer : customer
    component edge : api_gateway { trust medium }
    component shop : web_app { trust high }
    flow browse : https from buyer -> edge -> shop {
      carries order
      hop buyer -> edge { authenticated by session_cookie }
      hop edge -> shop { authenticated no }
    }
  }
}

/// A mailbox shows a name that anybody can type. Who can send as us needs no access to us to take our customers' trust.
rule forged_mail "Mail in our name comes from somebody else" : spoofing {
  for flow f
  where f.from is component and f.to is person and (f is smtp or any component on f where (it is mail_sender))
  require mail_authentication along f
  cwe 290; capec 98; attack T1566
  ceiling medium because "whoever is deceived sits outside, and has to act on it"
  fixed by operations; mistaken when "mail leaves under the name of the other company, and readers know that name"
  because "{f.to} cannot tell {f} from mail that anybody sends under our name."

  violates {
    data news : internal
    component shop : service { trust high }
    component mailer : mail_sender
    actor reader : customer
    flow telling : http from shop -> mailer -> reader { carries news }
  }
  passes when mailer implements mail_authentication
  passes when shop implements mail_authentication
  skips when mailer is api_gateway
  skips when mailer is third_party_service
  skips when reader is partner
  violates when mailer is api_gateway and telling is smtp
  skips {
    data news : internal
    actor colleague : employee
    component mailer : mail_sender
    actor reader : customer
    flow telling : smtp from colleague -> mailer -> reader { carries news }
  }
}

/// The address of a call travels in invitations and calendars, and whoever has it hears what was meant for two.
rule uninvited_guest "Somebody joins a call who was not invited" : spoofing, information_disclosure {
  for hop h : webrtc
  where h.client is person and h is sensitive
  require authentication on h
  cwe 306; capec 115; attack T1125
  fixed by development; mistaken when "the host sees everybody who waits, and lets each in by hand"
  subsumes spoofed_caller
  because "Nothing on {h} proves that it is {h.client} who joins."

  violates {
    data picture : health
    boundary outside : third_party { component relay : media_server }
    actor patient : customer
    flow visit : webrtc from patient -> relay { carries picture; authenticated no }
  }
  passes when visit authenticated by one_time_code
  violates when relay implements authentication
  skips when picture is internal
  skips when visit is https
  skips when patient is partner
  unsure when visit authenticated unknown
}

// ---- repudiation -----------------------------------------------------------------------------------------------------------

/// Money, rights and commands are what people later say they never sent.
rule repudiated_action "Somebody denies having ordered it" : repudiation {
  for flow f
  where f.from is person and f is inbound and f carries any of financial, permission_data, contract, control_command
  unless f.to is foreign or any component on f where (it calls any audit_store)
  require audit_log along f
  cwe 778; capec 268; attack T1070
  fixed by development; mistaken when "the other company keeps a record that both sides accept"
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
  skips when transfer is order_data
  skips when transfer is configuration
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
  skips {
    data transfer : payment_order
    actor owner : customer
    component bank_app : web_app { trust high }
    component trail : audit_store
    component edge : api_gateway { trust medium }
    flow paying : https from owner -> edge -> bank_app { carries transfer }
    flow noting from bank_app -> trail
  }
  violates {
    data transfer : payment_order
    actor owner : customer
    component bank_app : web_app { trust high }
    component trail : log_store
    component other : service
    component record : audit_store
    flow paying : https from owner -> bank_app { carries transfer }
    flow noting from bank_app -> trail
    flow elsewhere from other -> record
  }
}

/// Most abuse of access is curiosity, and it stops where people know that each look leaves a trace.
rule unseen_reading "Nobody sees which employee looked at whom" : repudiation {
  for flow f
  where f.from is employee and f returns pii
  unless f.to is foreign or any component on f where (it calls any audit_store)
  require audit_log along f
  cwe 778; capec 122; attack T1213
  ceiling medium because "it takes somebody whom we let in"
  fixed by development; mistaken when "the record belongs to the employee who looks"
  because "{f.from} can look at anybody on {f}, and no part of it writes down at whom."

  violates {
    data record : health
    actor nurse : employee { trust medium }
    component desk : web_app { trust high }
    flow looking : https from nurse -> desk { returns record }
  }
  passes when desk implements audit_log
  skips when record is internal
  skips when record is order_data
  skips when nurse is customer
  skips when desk is saas
  unsure when looking returns unknown
  passes {
    data record : health
    actor nurse : employee { trust medium }
    component edge : api_gateway { trust medium; implements audit_log }
    component desk : web_app { trust high }
    flow looking : https from nurse -> edge -> desk { returns record }
  }
  skips {
    data record : health
    actor nurse : employee { trust medium }
    component desk : web_app { trust high }
    component trail : audit_store
    component edge : api_gateway { trust medium }
    flow looking : https from nurse -> edge -> desk { returns record }
    flow noting from desk -> trail
  }
  violates {
    data record : health
    actor nurse : employee { trust medium }
    component desk : web_app { trust high }
    component logs : log_store
    component other : service
    component trail : audit_store
    flow looking : https from nurse -> desk { returns record }
    flow noting from desk -> logs
    flow elsewhere from other -> trail
  }
}

/// An intruder's last step is the log. A trail that its writer can change shows what the intruder wants.
rule rewritten_trail "Somebody rewrites what was written down" : repudiation, tampering {
  for component s : store
  where s is audit_store or s stores any audit_record
  unless s is any of foreign, broker
  require write_once on s
  cwe 117; capec 268; attack T1070
  fixed by operations; mistaken when "entries are copied to a second place within seconds and compared there"
  because "{s} keeps the record of who did what, and whoever can write to it can change that record."

  violates {
    data entry : audit_record
    component trail : postgres { trust high; stores entry }
  }
  passes when trail implements write_once
  skips when entry is telemetry
  skips when entry is log
  skips when entry is order_data
  skips when trail is service
  unsure when trail stores unknown
  violates { component history : audit_store { stores nothing } }
  skips when history is log_store
  violates {
    data entry : audit_record
    data order : internal
    component trail : postgres { trust high; stores entry, order }
  }
  skips {
    data entry : audit_record
    boundary outside : third_party { component trail : postgres { stores entry } }
  }
  skips {
    data entry : audit_record
    component passing : sqs { trust high; stores entry }
  }
}


/// What rules ask of one part, flow or hop, each with a name of its own; and the values a project may set.
pack prelude

// ---- where it goes -------------------------------------------------------------------------------------------------------

fact inbound "comes from a less trusted place" : hop, flow { where it.from.trust < it.to.trust }
fact outbound "goes to a less trusted place" : hop, flow { where it.from.trust > it.to.trust }
fact called_inward "is opened from a less trusted place" : hop { where it.client.trust < it.server.trust }
fact crossing "crosses a boundary" : hop { where it enters any boundary or it leaves any boundary }
fact on_the_wire "leaves the machine" : hop, flow { where it is not any of local_call, in_person }

// ---- who stands there ----------------------------------------------------------------------------------------------------

fact untrusted "is trusted little or not at all" : actor, component { where it.trust <= low }
fact exposed "can be reached from a less trusted place" : component { where it.exposed_to < it.trust }
fact collects_logs "collects what programs write down" : component {
  where it is any of log_store, logging_server, log_shipper, siem, error_tracker, monitoring
}
fact of_a_tenant "belongs to a tenant" : actor { where it is any of tenant, business_customer }
fact takes_or_sends_webhooks "takes or sends webhooks" : component {
  where any flow to it where (it is webhook) or any flow from it where (it is webhook)
}
fact foreign "is run by somebody else" : component {
  where it is third_party_service or any boundary over it where (it is third_party)
}

// ---- what is at stake ----------------------------------------------------------------------------------------------------

fact sensitive "carries confidential data" : hop, flow { where any data on it where (it.confidentiality >= confidential) }
fact keeps_sensitive "keeps confidential data" : component {
  where any data in it where (it.confidentiality >= confidential) or (it is broker and any hop to it where (it is sensitive))
}
fact keeps_credentials "keeps credentials" : component { where it stores any credential }
fact sees_personal_data "sees personal data" : component { where any data at it where (it is pii) }
fact given_personal_data "is given personal data" : component {
  where it stores pii or it handles pii or any hop to it where (it carries pii) or any hop from it where (it returns pii)
}

// ---- what a project may set ------------------------------------------------------------------------------------------------

setting longest_token   "A token that lives longer must be revocable"   : duration { default 1h }
setting longest_session "A session that lives longer must be revocable" : duration { default 24h }

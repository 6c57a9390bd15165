/// Parts that ask a language model: text is data and order at once, and what the model says is nobody's word.
pack stride

/// A model cannot tell the text it works on from the orders it was given: a sentence in a mail or a page is enough.
rule steered_model "A stranger's text gives the model orders" : tampering, elevation_of_privilege {
  for component c : llm_app
  unless c is foreign
  require content_sanitisation before c from untrusted
  cwe 1427; capec 137; attack T1059
  fixed by development; mistaken when "the model only answers the one who wrote the text, and has nothing of anybody else"
  because "Text of strangers reaches {c} on the way {path}, and nothing on it takes orders out or fences them."

  violates {
    data mail : user_content
    actor sender : customer
    component intake : service { trust high }
    component assistant : llm_app { trust high }
    flow asking : https from sender -> intake -> assistant { carries mail }
  }
  passes when intake implements content_sanitisation
  passes when assistant implements content_sanitisation
  skips when sender trust high
  unsure when sender trust unknown
  passes {
    data mail : user_content
    actor sender : customer
    actor carrier : partner
    component intake : service { trust high; implements content_sanitisation }
    component assistant : llm_app { trust high }
    flow asking : https from sender -> intake -> assistant { carries mail }
    flow notes : https from carrier -> assistant { carries mail }
  }
  skips when assistant is service
  skips {
    actor sender : customer
    boundary outside : third_party { component assistant : llm_app }
    flow asking : https from sender -> assistant
  }
}

/// An agent does what a text told it, with all its tools and nobody looking: deleting, paying, sending.
rule acting_model "An agent acts on what a text told it" : elevation_of_privilege, tampering {
  for component c : ai_agent
  where any hop from c where (it.to is component and it.to is not model_api)
  unless c is foreign
  require any of human_approval, tool_allowlist, output_check on c
  cwe 250; capec 122; attack T1548
  fixed by architecture; mistaken when "every tool of the agent only reads what its user may read anyway"
  because "{c} uses its tools on what a model says, and neither a person nor a list of allowed calls stands between."

  violates {
    component assistant : ai_agent { trust high }
    component orders : service { trust high }
    flow acting : https from assistant -> orders
  }
  passes when assistant implements human_approval
  passes when assistant implements tool_allowlist
  passes when assistant implements output_check
  skips when assistant is service
  skips when assistant is llm_app
  skips when orders is model_api
  skips { boundary outside : third_party { component assistant : ai_agent; component orders : service }; flow acting : https from assistant -> orders }
  skips {
    component assistant : ai_agent { trust high }
    actor reader : employee
    flow telling : https from assistant -> reader
  }
  violates {
    actor reader : customer
    component assistant : ai_agent { trust high }
    component brain : model_api
    component orders : service { trust high }
    flow asking : https from reader -> assistant -> orders
    flow thinking : https from assistant -> brain
  }
}

# The optional reader: a language model that proposes claims.

# --- a call that cannot be ---------------------------------------------------------------------------
problem-llm-reader = no reader is called '{ $value }'. Use llm.
problem-llm-no-url = no language model is named, and none is asked unless you name one. Set { $name } to the base address of an OpenAI-compatible interface, such as http://localhost:11434/v1. The text of the documents is then sent there.
problem-llm-no-model = { $name } names no model. Set it to the name by which the server knows the model.
problem-llm-model = { $name } is no name of a model: it is too long, or holds signs that cannot be shown. Correct it.
problem-llm-url = { $name } is no address of the web. It begins with https:// or http:// and names a host, such as http://localhost:11434/v1.
problem-llm-url-more = { $name } holds more than an address: a user, a question mark or a number sign. Give the base address alone, and a key in ISTHMUS_LLM_KEY.
problem-llm-key = { $name } cannot be a key: it is too long, or holds a space or a sign that no request carries. Correct it.
problem-llm-key-in-clear = with { $name } the address has to begin with https://, unless the server runs on this machine: the key would cross the network for all to read. Use https://, or leave the key out.
problem-llm-bound = { $name } is '{ $value }'. Give a number from { $low } to { $high }.

# --- an answer that was not had ----------------------------------------------------------------------
problem-llm-no-answer = the language model's server cannot be reached ({ $attempts ->
    [one] one attempt
   *[other] { $attempts } attempts
  }). See whether it runs and whether ISTHMUS_LLM_URL is right. What the grammar reads is here.
problem-llm-slow = the language model did not answer in { $seconds } seconds. Set ISTHMUS_LLM_SECONDS higher, or ISTHMUS_LLM_CHARACTERS lower. What the grammar reads is here.
problem-llm-deadline = the language model did not finish the document in { $seconds } seconds. What it proposed until then is here, and what the grammar reads.
problem-llm-busy = the language model's server takes no more requests for now (status { $value }). Try again later. What the grammar reads is here.
problem-llm-wait = the language model's server asks to wait { $seconds } seconds, which is longer than a reading waits. Try again then. What the grammar reads is here.
problem-llm-status = the language model's server answered with status { $value }. See whether ISTHMUS_LLM_URL ends where the interface begins (often in /v1) and ISTHMUS_LLM_MODEL names a model of it. What the grammar reads is here.
problem-llm-key-refused = the language model's server does not let you in (status { $value }). See whether { $name } holds a key that is valid there. What the grammar reads is here.
problem-llm-key-unusable = { $name } cannot be used on the machine that reads. Correct it there. What the grammar reads is here.
problem-llm-redirect = the language model's server sends on to another address (status { $value }). A document is sent only where you say: give ISTHMUS_LLM_URL the address itself. What the grammar reads is here.
problem-llm-tls = the language model's server cannot prove who it is, and nothing was sent. See whether its certificate is valid; for one of your own, name it in SSL_CERT_FILE. What the grammar reads is here.
problem-llm-size = the language model's answer is longer than { $most } bytes and was broken off. Set ISTHMUS_LLM_CHARACTERS lower. What the grammar reads is here.
problem-llm-not-protocol = this server does not answer as a language model does. See whether ISTHMUS_LLM_URL is the base address of an OpenAI-compatible interface. What the grammar reads is here.
problem-llm-given-up = the language model was not asked: its server did not answer for other documents. What the grammar reads is here.
problem-llm-unsent = { $unsent } characters of the text were not sent, since a document takes at most { $requests ->
    [one] one request
   *[other] { $requests } requests
  }. Set ISTHMUS_LLM_REQUESTS higher to have all of it proposed on. What the grammar reads is here, of the whole text.

# --- the account -------------------------------------------------------------------------------------
llm-asked = The language model was asked { $requests ->
    [one] once
   *[other] { $requests } times
  }; { $kept ->
    [one] one claim that it proposed holds
   *[other] { $kept } claims that it proposed hold
  } and { $kept ->
    [one] waits
   *[other] wait
  } for a person's review.
llm-tokens = Tokens, by the server's own count: { $tokens }.
llm-dropped = { $number ->
    [one] One proposal was dropped
   *[other] { $number } proposals were dropped
  }: { $reasons }.
llm-emptied = Fields that did not hold and were left blank: { $fields }.
llm-unsent = Characters of text that were not sent: { $unsent }.
llm-failed = { $failed ->
    [one] For one document the model gave no answer, or not to the end.
   *[other] For { $failed } documents the model gave no answer, or not to the end.
  }
llm-dropped-quote-not-found = its quote is not in the text
llm-dropped-quote-ambiguous = its quote could be more than one place
llm-dropped-value-not-derived = its value does not follow from its quote
llm-dropped-out-of-context = the words around its quote say otherwise
llm-dropped-bad-kind = no kind of claim
llm-dropped-bad-json = the answer is no JSON
llm-dropped-bad-schema = no proposal
llm-dropped-already-read = already read by the grammar
llm-dropped-too-many = more than are looked at

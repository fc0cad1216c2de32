// The official OpenAI SDK against a service at `node check.mjs <base>`. Exits with 1 at the first thing that is not as expected.
import assert from "node:assert/strict";
import OpenAI from "openai";

const client = new OpenAI({ baseURL: `${process.argv[2]}/v1`, apiKey: "not-needed", maxRetries: 0, timeout: 20_000 });

const models = [];
for await (const model of client.models.list()) models.push(model.id);
assert.ok(models.length > 0, "no models");

const question = { model: models[0], messages: [{ role: "user", content: "Say hello." }] };
const chat = await client.chat.completions.create(question);
assert.equal(chat.object, "chat.completion");
assert.ok(chat.choices.length > 0 && chat.choices[0].message, "a chat without an answer");

let chunks = 0;
for await (const chunk of await client.chat.completions.create({ ...question, stream: true })) {
  assert.equal(chunk.object, "chat.completion.chunk");
  chunks += 1;
}
assert.ok(chunks > 0, "a stream without an event");

const vectors = await client.embeddings.create({ model: models[0], input: "Hello", encoding_format: "float" });
assert.ok(Array.isArray(vectors.data[0].embedding), "no vector");

// What is wrong arrives as the error class that the SDK has for it.
await assert.rejects(client.chat.completions.create({ ...question, messages: [] }), OpenAI.BadRequestError);
await assert.rejects(client.get("/nothing"), OpenAI.NotFoundError);

console.log(`${models.length} models, a chat, a stream of ${chunks} events, a vector, two errors`);

// The backend that tutorials on MQTT and MongoDB teach: one save for each message. Usage: tutorial.js MQTT_URL MONGODB_URL COUNT
// Ends when COUNT messages are stored, and prints how many a second there were from the first to the last.
const mqtt = require("mqtt");
const mongoose = require("mongoose");

const [mqttUrl, mongodbUrl, count] = process.argv.slice(2);

const readingSchema = new mongoose.Schema({
  deviceId: { type: String, required: true },
  voltage: { type: Number, required: true },
  current: { type: Number, required: true },
  power: { type: Number, required: true },
  energy: { type: Number, required: true },
  timestamp: { type: Date, required: true },
  seq: Number,
  frequency: Number,
  powerFactor: Number,
  apparentPower: Number,
  interval: Number,
});
readingSchema.index({ deviceId: 1, timestamp: 1 });
const Reading = mongoose.model("Reading", readingSchema);

async function main() {
  await mongoose.connect(mongodbUrl);
  await Reading.init();
  const client = mqtt.connect(mqttUrl, { clientId: "tutorial", clean: false });
  client.on("connect", () => client.subscribe("/energy/+/data", { qos: 1 }));
  let stored = 0;
  let firstAt;
  client.on("message", async (topic, payload) => {
    try {
      const data = JSON.parse(payload.toString());
      data.timestamp = new Date(data.timestamp * 1000);
      await new Reading(data).save();
      stored += 1;
      firstAt ??= performance.now();
      if (stored === Number(count)) {
        console.log((1000 * (stored - 1)) / (performance.now() - firstAt));
        process.exit(0);
      }
    } catch (error) {
      console.error(error);
    }
  });
}

main();

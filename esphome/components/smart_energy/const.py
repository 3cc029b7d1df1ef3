"""Names of the component's options and C++ classes."""

import esphome.codegen as cg

from esphome.components import i2c

CONF_AMPS_PER_COUNT = "amps_per_count"
CONF_AMPS_PER_VOLT = "amps_per_volt"
CONF_APPLIANCE = "appliance"
CONF_APPLIANCES = "appliances"
CONF_ASSUMED_VOLTAGE = "assumed_voltage"
CONF_BURDEN = "burden"
CONF_CIRCUITS = "circuits"
CONF_CIRCUIT_ID = "circuit_id"
CONF_CONFIRM = "confirm"
CONF_CURRENT_COLUMN = "current_column"
CONF_CURRENT_PIN = "current_pin"
CONF_DEVICE_ID = "device_id"
CONF_GAIN = "gain"
CONF_GREATEST = "greatest"
CONF_INITIAL_ENERGY = "initial_energy"
CONF_INITIAL_ENERGY_EXPORT = "initial_energy_export"
CONF_LEAST = "least"
CONF_NOISE_COUNTS = "noise_counts"
CONF_NOMINAL_FREQUENCY = "nominal_frequency"
CONF_NOMINAL_VOLTAGE = "nominal_voltage"
CONF_OFFLINE_STORE = "offline_store"
CONF_PHASE = "phase"
CONF_PHASE_ANGLE = "phase_angle"
CONF_RANGE = "range"
CONF_RATED_CURRENT = "rated_current"
CONF_REVERSED = "reversed"
CONF_ROLE = "role"
CONF_SAMPLE_RATE = "sample_rate"
CONF_SAVE_INTERVAL = "save_interval"
CONF_SCHEDULE = "schedule"
CONF_SCHEDULE_OFFSET = "schedule_offset"
CONF_SHUNT_RESISTANCE = "shunt_resistance"
CONF_SKEW = "skew"
CONF_SMART_ENERGY_ID = "smart_energy_id"
CONF_SOURCE = "source"
CONF_STARTING_CURRENT = "starting_current"
CONF_TOPIC_ROOT = "topic_root"
CONF_TURNS = "turns"
CONF_VOLTAGE_COLUMN = "voltage_column"
CONF_VOLTAGE_PIN = "voltage_pin"
CONF_VOLTS_PER_COUNT = "volts_per_count"
CONF_VOLTS_PER_VOLT = "volts_per_volt"

metering_ns = cg.esphome_ns.namespace("metering")
MeterInfo = metering_ns.struct("MeterInfo")

smart_energy_ns = cg.esphome_ns.namespace("smart_energy")
EnergyMeter = smart_energy_ns.class_("EnergyMeter", cg.Component)
Circuit = smart_energy_ns.class_("Circuit")
OfflineStore = smart_energy_ns.class_("OfflineStore")
Confirm = smart_energy_ns.enum("Confirm", is_class=True)
CalibrationValue = smart_energy_ns.enum("CalibrationValue", is_class=True)
WaveformSource = smart_energy_ns.class_("WaveformSource")
GeneratorWaveformSource = smart_energy_ns.class_("GeneratorWaveformSource", WaveformSource)
RecordingWaveformSource = smart_energy_ns.class_("RecordingWaveformSource", WaveformSource)
Esp32AdcWaveformSource = smart_energy_ns.class_("Esp32AdcWaveformSource", WaveformSource)
Ina219WaveformSource = smart_energy_ns.class_("Ina219WaveformSource", WaveformSource, i2c.I2CDevice)
Esp8266AdcWaveformSource = smart_energy_ns.class_("Esp8266AdcWaveformSource", WaveformSource)
ScheduleEntry = smart_energy_ns.struct("ScheduleEntry")

#pragma once

namespace esphome::metering {

struct Phasor {
  float re{0};
  float im{0};

  float square() const { return this->re * this->re + this->im * this->im; }
  Phasor conjugate() const { return {this->re, -this->im}; }
};

inline Phasor operator-(Phasor a, Phasor b) { return {a.re - b.re, a.im - b.im}; }
inline Phasor operator*(Phasor a, Phasor b) { return {a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re}; }
inline Phasor operator*(Phasor a, float b) { return {a.re * b, a.im * b}; }

}  // namespace esphome::metering

// Candidates of e+e- -> gamma a, a -> gamma gamma: squared pair and recoil masses of what is selected, as in Phys. Rev. Lett. 125, 161806 (2020).
//     darksector reproduce alp-to-photons/candidate-masses [--seed N] [--events N] [--output DIR]
#load "../../lib/load.csx"

using System;
using System.IO;
using System.Linq;
using DarkSector.Notebook.Figures;
using DarkSector.Notebook.Provenance;
using DarkSector.Notebook.Searches;
using DarkSector.Numerics.Random;
using DarkSector.Physics.Models;
using DarkSector.Physics.Searches;

var options = RunOptions.Parse(Args);
var events = options.EventsOr(200_000);
var signalEvents = Math.Max(2_000, events / 25);
var output = options.Output ?? "out/alp-to-photons/candidate-masses";
Directory.CreateDirectory(output);

var rng = RandomStream.FromSeed(options.Seed);
var search = new AlpToPhotons();
var backgrounds = search.Backgrounds(events, rng["backgrounds"]);
var data = new AlpScan(search, AlpMassRange.Published, backgrounds, signalEvents, rng["signal"]).PseudoData([], rng["pseudo-data"]);
var signals = new[] { 1.0, 5.0, 8.0 }.Zip(new[] { 0.003, 0.006, 0.02 }, (mass, g) => search.Signal(new PhotonAlp(mass, g), signalEvents, rng["shown"][$"{mass}"])
    .Named($"$a$ ({mass} GeV), $g$ = {g} GeV$^{{-1}}$")).ToArray();

AlpFigures.Candidates(AlpMassRange.Published[1], backgrounds, signals, data).Save(Path.Combine(output, "pair-mass.svg"));
AlpFigures.Candidates(AlpMassRange.Published[2], backgrounds, signals, data).Save(Path.Combine(output, "recoil-mass.svg"));

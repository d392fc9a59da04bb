// Recoil mass beside two muons: selected backgrounds, three invisible Z' and pseudo-data, as in Phys. Rev. Lett. 130, 231801 (2023).
//     darksector reproduce zprime-invisible/recoil-mass [--seed N] [--events N] [--output DIR]
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
var events = options.EventsOr(80_000);
var output = options.Output ?? "out/zprime-invisible/recoil-mass";
Directory.CreateDirectory(output);

var rng = RandomStream.FromSeed(options.Seed);
var search = new ZPrimeInvisible();
var signals = new[] { 1.0, 3.0, 6.0 }
    .Select(mass => search.Signal(LmuLtauZPrime.FullyInvisible(mass, coupling: 0.1), Math.Max(20_000, events / 10), rng["signals"][$"{mass}"])
        .Named($"$Z'$ ({mass} GeV), $g' = 0.1$")).ToArray();
var selection = ZPrimeSelection.Of(search, search.TrainNetwork(events, rng["network"]));
var backgrounds = search.Backgrounds(events, selection, rng["backgrounds"]);
var fit = new RecoilMassFit(search, selection, backgrounds, rng["pseudo-data"]);

ZPrimeFigures.RecoilMass(search, [.. backgrounds.Select(selection.OfBackground)], [.. signals.Select(selection.OfSignal)], fit.PseudoData.ProjectX()).Save(Path.Combine(output, "recoil-mass.svg"));

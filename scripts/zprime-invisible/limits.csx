// Limits on an invisible Z' of L_mu - L_tau: cross-section and coupling against mass at 90 % CL, fully invisible and vanilla, as in Phys. Rev. Lett. 130, 231801 (2023).
//     darksector reproduce zprime-invisible/limits [--seed N] [--events N] [--output DIR]
#load "../../lib/load.csx"

using System;
using System.IO;
using System.Linq;
using DarkSector.Notebook.Figures;
using DarkSector.Notebook.Provenance;
using DarkSector.Notebook.Searches;
using DarkSector.Notebook.Tables;
using DarkSector.Numerics.Random;
using DarkSector.Physics.Searches;

var options = RunOptions.Parse(Args);
var events = options.EventsOr(80_000);
var output = options.Output ?? "out/zprime-invisible/limits";
Directory.CreateDirectory(output);
string File(string name) => Path.Combine(output, name);

var rng = RandomStream.FromSeed(options.Seed);
var search = new ZPrimeInvisible();
var selection = ZPrimeSelection.Of(search, search.TrainNetwork(events, rng["network"]));
var backgrounds = search.Backgrounds(events, selection, rng["backgrounds"]);
var limits = new RecoilMassFit(search, selection, backgrounds, rng["pseudo-data"])
    .Limits(RecoilMassFit.Masses, level: 0.90, Math.Max(20_000, events / 10), rng["limits"]);

limits.ToTable().SaveCsv(File("limits.csv"));
ZPrimeFigures.CrossSectionLimit(search, limits).Save(File("limit-cross-section.svg"));
ZPrimeFigures.CouplingLimit(search, limits, fullyInvisible: true).Save(File("limit-coupling-fully-invisible.svg"));
ZPrimeFigures.CouplingLimit(search, limits, fullyInvisible: false).Save(File("limit-coupling-vanilla.svg"));

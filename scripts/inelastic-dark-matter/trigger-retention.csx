// Trigger lines for inelastic dark matter: share of selected signal that each line keeps, against the mass of the dark photon, as in the Belle II talk of 2025.
//     darksector reproduce inelastic-dark-matter/trigger-retention [--seed N] [--events N] [--output DIR]
#load "../../lib/load.csx"

using System;
using System.IO;
using System.Linq;
using DarkSector.Notebook.Figures;
using DarkSector.Notebook.Provenance;
using DarkSector.Numerics.Random;
using DarkSector.Numerics.Tables;
using DarkSector.Physics.Searches;
using DarkSector.Physics.Triggers;

var options = RunOptions.Parse(Args);
var signalEvents = Math.Max(2_000, options.EventsOr(60_000) / 10);
var output = options.Output ?? "out/inelastic-dark-matter/trigger-retention";
Directory.CreateDirectory(output);

var rng = RandomStream.FromSeed(options.Seed);
var search = new InelasticDarkMatterSearch();
var selected = ValueGrid.Positions(0.12, 3.2, 15, logarithmic: true)
    .Select(mass => search.Signal(mass, signalEvents, rng["signals"][$"{mass:G6}"]))
    .SelectMany(signal => signal.Events.Select(table => (Mass: search.DarkPhotonRatio * signal.Mass, Events: InelasticDarkMatterSearch.Preselection.Without("trigger").Apply(table))))
    .Where(one => one.Events.Count > 20).ToArray();
foreach (var line in InelasticDarkMatterSearch.TriggerLines)
    TriggerRetention.Of(line, selected).ToFigure().WithX("$m_{A'}$", "GeV").Save(Path.Combine(output, $"trigger-{line}.svg"));

using DarkSector.Numerics;
using DarkSector.Numerics.Histograms;
using DarkSector.Statistics.Models;

namespace DarkSector.Physics.Searches;

/// <summary>Everything that is fitted at one mass: templates in cells, with their uncertainties, and the pseudo-data.</summary>
/// <remarks>The strength of the model is the cross-section of the signal in fb: <c>templates.Model.Fit(templates.Data).Strength</c> is its best value.</remarks>
/// <param name="Mass">Z' mass [GeV].</param>
/// <param name="Signal">Selected signal events for 1 fb, in the fine bins of <see cref="RecoilMassFit"/>.</param>
/// <param name="Efficiency">Selected over produced signal events.</param>
/// <param name="Resolution">Resolution of the squared recoil mass of selected events (<see cref="RecoilResolution.HalfWidth"/>) [GeV^2].</param>
/// <param name="BarrelWidth">Width of the squared recoil mass before the selection, as <see cref="RecoilResolution.Width"/> defines it [GeV^2].</param>
/// <param name="Cells">The bins of model and data.</param>
/// <param name="Model">Signal for 1 fb, backgrounds and nuisance parameters.</param>
/// <param name="Data">The pseudo-data.</param>
public sealed record RecoilTemplates(
    double Mass, Histogram2D Signal, Estimate Efficiency, double Resolution, double BarrelWidth, RecoilCells Cells, TemplateModel Model, Dataset Data);

using DarkSector.Physics.Generation;
using DarkSector.Physics.Models;
using DarkSector.Physics.Particles;

namespace DarkSector.Physics.Tests.Models;

public class LeptophilicScalarTests
{
    private const double SqrtS = 10.58;

    [Fact]
    public void Table_IsReproducedToTwoPerMille()
    {
        foreach (var row in Reference.Load("phiL_leptophilic.csv").Rows)
        {
            var model = new LeptophilicScalar(row("m_GeV"), 1);
            Close(row("BR_ee"), model.LeptonFraction(Particle.Electron));
            Close(row("BR_mumu"), model.LeptonFraction(Particle.Muon));
            Close(row("BR_tautau"), model.LeptonFraction(Particle.Tau));
            Close(row("Gamma_GeV(xi=1)"), model.Width);
            Close(row("ctau_cm(xi=1)"), model.ProperDecayLength);
            Close(row("sigma_fb(xi=1)"), new LeptonPairBoson(Particle.Tau, model, SqrtS).TotalCrossSection());
        }
    }

    private static void Close(double expected, double actual) => Assert.Equal(expected, actual, 2e-3 * expected);
}

using DarkSector.Physics.Models;

namespace DarkSector.Physics.Tests.Models;

public class WeakBosonAlpTests
{
    [Fact]
    public void FractionWidthAndDecayLength_MatchTheTable()
    {
        foreach (var row in Reference.Load("b_to_k_alp.csv").Rows)
        {
            var alp = new WeakBosonAlp(row("ma_GeV"), 1e-5);
            Assert.Equal(row("BR(B+->K+a)"), alp.FractionOf(BToKaonDecay.ChargedToK), 2e-4 * row("BR(B+->K+a)"));
            Assert.Equal(row("Gamma_gg_GeV"), alp.Width, 2e-4 * alp.Width);
            Assert.Equal(row("ctau_cm"), alp.ProperDecayLength, 2e-4 * alp.ProperDecayLength);
        }
    }

    [Fact]
    public void FractionToKStar_HasTheHelicityFactorOfAVector()
    {
        // Without mass of the ALP: (A0(0)/f0(0))^2 = (0.37/0.33)^2, (1 - r)^3 for r = (m_K*/m_B)^2 over that for K, lifetimes 1.519/1.638.
        var alp = new WeakBosonAlp(1e-3, 1e-5);
        var expected = Math.Pow(0.37 / 0.33, 2) * Math.Pow(1 - Math.Pow(0.89555 / 5.2797, 2), 3) / Math.Pow(1 - Math.Pow(0.493677 / 5.2793, 2), 3) * 1.519 / 1.638;
        Assert.Equal(expected, alp.FractionOf(BToKaonDecay.NeutralToKStar) / alp.FractionOf(BToKaonDecay.ChargedToK), 1e-3 * expected);
        // At the end point a K goes with the momentum, a K* of helicity 0 with its cube.
        static double NearEnd(BToKaonDecay decay, double below) => new WeakBosonAlp(decay.LargestMass - below, 1e-5).FractionOf(decay);
        Assert.Equal(0.5, NearEnd(BToKaonDecay.ChargedToK, 1e-5) / NearEnd(BToKaonDecay.ChargedToK, 4e-5), 1e-3);
        Assert.Equal(0.125, NearEnd(BToKaonDecay.NeutralToKStar, 1e-5) / NearEnd(BToKaonDecay.NeutralToKStar, 4e-5), 1e-3);
    }

    [Fact]
    public void Constructor_RejectsANegativeCoupling() => Assert.Throws<ArgumentOutOfRangeException>(() => new WeakBosonAlp(1, -1e-5));
}

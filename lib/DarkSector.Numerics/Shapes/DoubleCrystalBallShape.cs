using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using DarkSector.Numerics.Optimization;

namespace DarkSector.Numerics.Shapes;

/// <summary>A Gaussian core with a power-law tail on each side: the double (two-sided) Crystal Ball.</summary>
/// <remarks>With t = (x - mean)/sigma: u = exp(-t^2/2) between -alphaLow and alphaHigh, and beyond them (n/a)^n exp(-a^2/2) (n/a - a +
/// |t|)^(-n), which continues value
/// and slope. T. Skwarnicki, DESY F31-86-02 (1986), appendix E; the two-sided form as in RooCrystalBall. alpha and n are positive, n = 1
/// included.</remarks>
public sealed class DoubleCrystalBallShape : Shape
{
    /// <inheritdoc/>
    public override string Name => "double Crystal Ball";

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } =
    [
        new("mean"), new("sigma", lower: 0),
        new("alphaLow", lower: 0.01, upper: 20), new("nLow", lower: 0.05, upper: 500),
        new("alphaHigh", lower: 0.01, upper: 20), new("nHigh", lower: 0.05, upper: 500),
    ];

    /// <inheritdoc/>
    public override ShapeKernel Over(IReadOnlyList<double> edges) => new Kernel(edges);

    /// <inheritdoc/>
    public override IReadOnlyList<double> Guess(double low, double high, double median, double width) => [median, 0.9 * width, 1.5, 3, 1.5, 3];

    private sealed class Kernel(IReadOnlyList<double> edges) : ShapeKernel(edges, 6)
    {
        private double mean;
        private double sigma;
        private PowerTail lowTail;
        private PowerTail highTail;

        public override void Prepare(ReadOnlySpan<double> parameters)
        {
            (mean, sigma) = (parameters[0], parameters[1]);
            lowTail = new PowerTail(parameters[2], parameters[3]);
            highTail = new PowerTail(parameters[4], parameters[5]);
            if (sigma > 0 && lowTail is { Alpha: > 0, Power: > 0 } && highTail is { Alpha: > 0, Power: > 0 })
                Normalise();
            else
                NotDefined();
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public override void Values(ReadOnlySpan<double> x, Span<double> destination)
        {
            var lanes = new Lanes(mean, sigma, lowTail, highTail);
            var from = MemoryMarshal.Cast<double, Vector256<double>>(x);
            var to = MemoryMarshal.Cast<double, Vector256<double>>(destination);
            for (var k = 0; k < from.Length; k++)
            {
                var t = (from[k] - lanes.Mean) * lanes.Inverse;
                var core = t * t * Vector256.Create(-0.5);
                var low = Vector256.LessThan(t, lanes.LowEnd);
                var tail = low | Vector256.GreaterThan(t, lanes.HighEnd);
                if (tail.AsInt64() != Vector256<long>.Zero)
                {
                    var q = Vector256.ConditionalSelect(tail, lanes.Q(Vector256.Abs(t), low), Vector256<double>.One);
                    var power = Vector256.ConditionalSelect(low, lanes.LowPower, lanes.HighPower);
                    var start = Vector256.ConditionalSelect(low, lanes.LowStart, lanes.HighStart);
                    core = Vector256.ConditionalSelect(tail, start - power * VectorMath.Log(q), core);
                }

                to[k] = core;
            }

            for (var i = 4 * from.Length; i < x.Length; i++)
                destination[i] = LogValue((x[i] - mean) / sigma);
        }

        public override void AddGradient(ReadOnlySpan<double> x, ReadOnlySpan<double> values, ReadOnlySpan<double> coefficients, Span<double> sums)
        {
            var total = new Sums();
            var from = MemoryMarshal.Cast<double, Vector256<double>>(x);
            AddVectors(from, MemoryMarshal.Cast<double, Vector256<double>>(values), MemoryMarshal.Cast<double, Vector256<double>>(coefficients), ref total);
            for (var i = 4 * from.Length; i < x.Length; i++)
                AddOne((x[i] - mean) / sigma, values[i], coefficients[i], ref total);

            var (aLow, aHigh) = (lowTail.Alpha, highTail.Alpha);
            sums[0] += (total.Core1 - aLow * total.Low1 + aHigh * total.High1) / sigma;
            sums[1] += (total.Core2 + aLow * total.Low2 + aHigh * total.High2) / sigma;
            sums[2] += 2 * aLow * total.Low1 - aLow * total.Low0 - total.Low2;
            sums[3] += total.Low0 - total.Low1 - total.LowLog;
            sums[4] += 2 * aHigh * total.High1 - aHigh * total.High0 - total.High2;
            sums[5] += total.High0 - total.High1 - total.HighLog;
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void AddVectors(
            ReadOnlySpan<Vector256<double>> x, ReadOnlySpan<Vector256<double>> values, ReadOnlySpan<Vector256<double>> coefficients, ref Sums total)
        {
            var lanes = new Lanes(mean, sigma, lowTail, highTail);
            var (core1, core2) = (Vector256<double>.Zero, Vector256<double>.Zero);
            var (low0, low1, low2, lowLog) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero);
            var (high0, high1, high2, highLog) = (low0, low0, low0, low0);
            for (var k = 0; k < x.Length; k++)
            {
                var t = (x[k] - lanes.Mean) * lanes.Inverse;
                var c = coefficients[k];
                var low = Vector256.LessThan(t, lanes.LowEnd);
                var high = Vector256.GreaterThan(t, lanes.HighEnd);
                var tail = low | high;
                var inCore = Vector256.AndNot(c, tail) * t;
                core1 += inCore;
                core2 += inCore * t;
                if (tail.AsInt64() == Vector256<long>.Zero)
                    continue;

                // c times 1/q, u/q and ln q = (start - value)/n in the tail that the event is in.
                var u = Vector256.Abs(t);
                var overQ = c / lanes.Q(u, low);
                var logQ = c * (Vector256.ConditionalSelect(low, lanes.LowStart, lanes.HighStart) - values[k])
                    * Vector256.ConditionalSelect(low, lanes.LowInversePower, lanes.HighInversePower);
                low0 += c & low;
                low1 += overQ & low;
                low2 += (overQ * u) & low;
                lowLog += logQ & low;
                high0 += c & high;
                high1 += overQ & high;
                high2 += (overQ * u) & high;
                highLog += logQ & high;
            }

            total.Core1 += VectorMath.Sum(core1);
            total.Core2 += VectorMath.Sum(core2);
            total.Low0 += VectorMath.Sum(low0);
            total.Low1 += VectorMath.Sum(low1);
            total.Low2 += VectorMath.Sum(low2);
            total.LowLog += VectorMath.Sum(lowLog);
            total.High0 += VectorMath.Sum(high0);
            total.High1 += VectorMath.Sum(high1);
            total.High2 += VectorMath.Sum(high2);
            total.HighLog += VectorMath.Sum(highLog);
        }

        private void AddOne(double t, double value, double c, ref Sums total)
        {
            if (t < -lowTail.Alpha)
            {
                var overQ = c / (1 + lowTail.Alpha / lowTail.Power * (-t - lowTail.Alpha));
                total.Low0 += c;
                total.Low1 += overQ;
                total.Low2 -= overQ * t;
                total.LowLog += c * (-0.5 * lowTail.Alpha * lowTail.Alpha - value) / lowTail.Power;
            }
            else if (t > highTail.Alpha)
            {
                var overQ = c / (1 + highTail.Alpha / highTail.Power * (t - highTail.Alpha));
                total.High0 += c;
                total.High1 += overQ;
                total.High2 += overQ * t;
                total.HighLog += c * (-0.5 * highTail.Alpha * highTail.Alpha - value) / highTail.Power;
            }
            else
            {
                total.Core1 += c * t;
                total.Core2 += c * t * t;
            }
        }

        private double LogValue(double t)
        {
            if (t < -lowTail.Alpha)
                return lowTail.LogValue(-t);
            return t > highTail.Alpha ? highTail.LogValue(t) : -0.5 * t * t;
        }

        protected override double Integrate(double a, double b, Span<double> gradient)
        {
            var (ta, tb) = ((a - mean) / sigma, (b - mean) / sigma);
            var (aLow, aHigh) = (lowTail.Alpha, highTail.Alpha);
            gradient.Clear();
            var sum = 0.0;
            if (ta < -aLow)
            {
                var (integral, byAlpha, byPower) = lowTail.Integrate(Math.Max(-tb, aLow), -ta);
                sum += integral;
                (gradient[2], gradient[3]) = (sigma * byAlpha, sigma * byPower);
            }

            if (tb > aHigh)
            {
                var (integral, byAlpha, byPower) = highTail.Integrate(Math.Max(ta, aHigh), tb);
                sum += integral;
                (gradient[4], gradient[5]) = (sigma * byAlpha, sigma * byPower);
            }

            var (coreLow, coreHigh) = (Math.Max(ta, -aLow), Math.Min(tb, aHigh));
            if (coreLow < coreHigh)
                sum += NormalIntegral.Between(coreLow, coreHigh);
            var (ua, ub) = (Math.Exp(LogValue(ta)), Math.Exp(LogValue(tb)));
            gradient[0] = ua - ub;
            gradient[1] = sum + ta * ua - tb * ub;
            return sigma * sum;
        }
    }

    /// <summary>Constants of the formula, four of each.</summary>
    private readonly struct Lanes(double mean, double sigma, PowerTail low, PowerTail high)
    {
        public readonly Vector256<double> Mean = Vector256.Create(mean);
        public readonly Vector256<double> Inverse = Vector256.Create(1 / sigma);
        public readonly Vector256<double> LowEnd = Vector256.Create(-low.Alpha);
        public readonly Vector256<double> HighEnd = Vector256.Create(high.Alpha);
        public readonly Vector256<double> LowPower = Vector256.Create(low.Power);
        public readonly Vector256<double> HighPower = Vector256.Create(high.Power);
        public readonly Vector256<double> LowInversePower = Vector256.Create(1 / low.Power);
        public readonly Vector256<double> HighInversePower = Vector256.Create(1 / high.Power);
        public readonly Vector256<double> LowStart = Vector256.Create(-0.5 * low.Alpha * low.Alpha);
        public readonly Vector256<double> HighStart = Vector256.Create(-0.5 * high.Alpha * high.Alpha);
        private readonly Vector256<double> lowSlope = Vector256.Create(low.Alpha / low.Power);
        private readonly Vector256<double> highSlope = Vector256.Create(high.Alpha / high.Power);

        public Vector256<double> Q(Vector256<double> u, Vector256<double> isLow)
        {
            var slope = Vector256.ConditionalSelect(isLow, lowSlope, highSlope);
            var alpha = Vector256.ConditionalSelect(isLow, -LowEnd, HighEnd);
            return Vector256<double>.One + slope * (u - alpha);
        }
    }

    /// <summary>What the derivatives are made of: sums of c, c/q, c u/q and c ln q in the tails, c t and c t^2 in the core.</summary>
    private struct Sums
    {
        internal double Core1, Core2, Low0, Low1, Low2, LowLog, High0, High1, High2, HighLog;
    }
}

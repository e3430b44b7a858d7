using System;
using System.Linq;
using CompiledNet.Plots;
using ScottPlot.Plottables;

namespace CompiledNet.FigureTests;

/// <summary>Points in two dimensions, against scikit-learn (Reference/components.py).</summary>
public sealed class EmbeddingTests
{
    [Theory]
    [InlineData(12, 5, new[] { 24.14312414229335, 16.282158728634784 }, new[] { 0.39647334404681706, 0.26738221124143646 }, new[] { -0.5744482022933458, -0.23890180004116437 }, new[] { 2.3999754207876283, 4.11692089296089 })]
    [InlineData(4, 9, new[] { 52.66316113243234, 37.68640421928722 }, new[] { 0.49009882786396386, 0.35072073413583055 }, new[] { -0.016867199218044974, -0.4332521648310071 }, new[] { -4.564504929580504, 7.997280168572598 })]
    public void ComponentsAreThoseOfScikitLearn(int rows, int width, double[] variances, double[] ratios, double[] firsts, double[] third)
    {
        float[] points = Points(rows, width);
        var components = PrincipalComponents.Fit(points, width);
        double[,] projected = components.Project(points);
        for (int i = 0; i < 2; i++)
        {
            components.Variances[i].ShouldBe(variances[i], 1e-5);
            components.VarianceRatios[i].ShouldBe(ratios[i], 1e-7);
            components.Axes[i][0].ShouldBe(firsts[i], 1e-6);
            components.Axes[i].Sum(value => value * value).ShouldBe(1, 1e-12);
            projected[2, i].ShouldBe(third[i], 1e-5);
        }

        components.Axes[0].Zip(components.Axes[1]).Sum(pair => pair.First * pair.Second).ShouldBe(0, 1e-12);
    }

    [Fact]
    public void ClassesHaveColorsAndALegend()
    {
        float[] points = Points(12, 5);
        int[] classes = [.. Enumerable.Range(0, 12).Select(i => i % 3)];
        var figure = Figures.Components(points, 5, classes, ["<first>", "second"]);
        var marks = figure.Panels[0].GetPlottables<Markers>().ToList();
        marks.Select(one => one.LegendText).ShouldBe(["<first>", "second", "2"]);
        double[,] projected = PrincipalComponents.Fit(points, 5).Project(points);
        marks[1].Data.GetScatterPoints().Select(point => (point.X, point.Y)).ShouldBe(Enumerable.Range(0, 4).Select(i => (projected[3 * i + 1, 0], projected[3 * i + 1, 1])));
        string[] texts = Examples.Texts(figure);
        foreach (string expected in (string[])["component 1 (39.6 % of the variance)", "component 2 (26.7 % of the variance)", "<first>", "2"]) texts.ShouldContain(expected);
        Examples.Texts(Figures.Embedding(projected, title: "Other", x: "a", y: "b")).ShouldContain("Other");
    }

    [Fact]
    public void WhatHasNoComponentsIsRefused()
    {
        Should.Throw<ArgumentException>(() => PrincipalComponents.Fit([1, 2, 3], 2)).Message.ShouldContain("Rows of 2 numbers");
        Should.Throw<ArgumentException>(() => PrincipalComponents.Fit([1, 2], 2)).Message.ShouldContain("two points, and there are 1");
        Should.Throw<ArgumentOutOfRangeException>(() => PrincipalComponents.Fit([1, 2, 3, 4], 2, 2)).Message.ShouldContain("1 to 1 directions");
        Should.Throw<ArgumentException>(() => PrincipalComponents.Fit([1, float.NaN, 3, 4, 5, 6], 2)).Message.ShouldContain("Number 1 of point 0 is NaN");
        Should.Throw<ArgumentException>(() => Figures.Embedding(new double[3, 3])).Message.ShouldContain("2 numbers");
        Should.Throw<ArgumentException>(() => Figures.Embedding(new double[3, 2], [1])).Message.ShouldContain("3 points need 3 classes, not 1");
        // Points that are all the same have directions, of no variance.
        PrincipalComponents.Fit([1, 2, 1, 2, 1, 2], 2).VarianceRatios.ShouldBe([0, 0]);
    }

    private static float[] Points(int rows, int width) =>
        [.. Enumerable.Range(0, rows).SelectMany(i => Enumerable.Range(0, width).Select(j => (float)((7 * i + 3 * j) % 11 - 0.5 * (i * j % 5) + 0.1 * j * i)))];
}
